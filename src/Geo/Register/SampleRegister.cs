using System.Globalization;
using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Geo.Register;

/// <summary>What was drawn.</summary>
/// <param name="WrongRows">Rows made wrong on purpose.</param>
public sealed record SampleSummary(int Households, int Residents, int WrongRows);

/// <summary>
/// Draws a register of invented households from real data: census, wards, hamlets and published coverage. Real
/// households cannot be published. The households' true positions go to a separate file for measuring a geocoder.
/// </summary>
public static class SampleRegister
{
    private const int AgesToLearnFrom = 4000;

    /// <param name="register">One row for each resident; see data/README.md for its columns.</param>
    /// <param name="truth">One row for each household: position, ward and hamlet.</param>
    /// <param name="progress">Told the number of households written, or null.</param>
    /// <exception cref="UserErrorException">The options ask for what cannot be drawn.</exception>
    public static SampleSummary Write(
        SampleOptions options, SampleSource source, Campaign campaign, TextWriter register, TextWriter truth,
        IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        var homes = SampleHomes.Draw(options, source.Wards);
        var places = Places(options, source);
        var gaps = new SampleGaps(campaign, options, source.Wards, Ages(options, source, homes));
        WriteHeads(options, campaign, register, truth);
        var (residents, wrong) = (0, 0);
        for (var at = 0; at < homes.Count; at++)
        {
            cancel.ThrowIfCancellationRequested();
            var code = string.Create(CultureInfo.InvariantCulture, $"HH-{at + 1:0000000}");
            var random = SampleRandom.For(options.Seed, code);
            var ward = source.Wards[homes[at].Ward];
            var people = People(random, source, homes[at]);
            var (hamlet, position) = places[homes[at].Ward].Value.Draw(random);
            var address = SampleAddress.Write(random, ward, hamlet);
            var rows = people.Select((person, index) => new SampleRow(
                code, address, Text(index + 1), person.Name, Text(gaps.Year - person.Age), gaps.Draw(random, homes[at].Ward, person.Age))).ToList();
            wrong += SampleMistakes.Make(rows, random, options.WrongRows);
            residents += rows.Count;
            foreach (var row in rows) row.Write(register);
            truth.Write(string.Create(CultureInfo.InvariantCulture,
                $"{code},{position.Lon:0.000000},{position.Lat:0.000000},{ward.Code},{ward.Name},{hamlet.Locality}\n"));
            if ((at + 1) % 1000 == 0) progress?.Report(at + 1);
        }
        progress?.Report(homes.Count);
        return new SampleSummary(homes.Count, residents, wrong);
    }

    private static void WriteHeads(SampleOptions options, Campaign campaign, TextWriter register, TextWriter truth)
    {
        register.Write("# SAMPLE: every name and household in this file is invented; none is a real person.\n");
        register.Write(string.Create(CultureInfo.InvariantCulture,
            $"# Drawn with seed {options.Seed}: {options.Households} households, area {options.AreaCode ?? "all"}, for campaign {campaign.Code}.\n"));
        register.Write("# From the 2019 census, real wards and hamlets and published coverage; data/README.md says how.\n");
        register.Write($"household,address,number,name,birth_year,{string.Join(',', campaign.Gaps.Select(gap => gap.Column))}\n");
        truth.Write("household,lon,lat,ward_code,ward,locality\n");
    }

    private static Lazy<SamplePlaces>[] Places(SampleOptions options, SampleSource source)
    {
        var diacritics = new SampleDiacritics(source.UnitNames);
        var thon = source.Wards.GroupBy(ward => ward.DistrictCode)
            .ToDictionary(wards => wards.Key, wards => SaysThon(wards.SelectMany(ward => ward.Localities)));
        return [.. source.Wards.Select(ward => new Lazy<SamplePlaces>(
            () => new SamplePlaces(ward, thon[ward.DistrictCode], diacritics, options.Seed)))];
    }

    private static bool SaysThon(IEnumerable<SampleLocality> localities)
    {
        var kinds = localities.Select(locality => locality.Name.Split(' ')[0]).ToList();
        return kinds.Count(kind => kind == "Thon") > kinds.Count(kind => kind == "Ap");
    }

    private static IReadOnlyList<SampleResident> People(SampleRandom random, SampleSource source, (int Ward, int Residents) home) =>
        SampleResidents.Draw(random, home.Residents, source.People.Draw(random, source.Wards[home.Ward].DistrictCode));

    private static List<(int Ward, int Age)> Ages(SampleOptions options, SampleSource source, IReadOnlyList<(int Ward, int Residents)> homes)
    {
        var random = SampleRandom.For(options.Seed, "ages");
        return [.. homes.Take(AgesToLearnFrom).SelectMany(home => People(random, source, home).Select(person => (home.Ward, person.Age)))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
