using System.Globalization;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Register;
using CoverageMap.Support;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>The geocoder against the truth file of the sample register, which it never reads.</summary>
[Collection(GazetteerTests.Name)]
public sealed class GeocoderMeasureTests(GazetteerFixture fixture)
{
    private static readonly SampleSource Source = SampleSource.Read(ProjectData.Folder);

    [Theory]
    [InlineData(1)]
    [InlineData(20240404)]
    public void Sample_is_located_in_its_true_wards_within_the_uncertainty_stated(int seed)
    {
        var (addresses, truth) = Draw(seed);
        var results = addresses.ConvertAll(fixture.Resolve);
        var located = Enumerable.Range(0, results.Count).Where(at => results[at].Ward is not null).ToList();
        var right = located.Count(at => results[at].Ward!.Code == truth[at].Ward);
        var within = located.Count(at => results[at].Position!.Value.DistanceMetresTo(truth[at].Position) <= results[at].UncertaintyMetres);
        Assert.InRange(located.Count / (double)results.Count, 0.97, 0.995); // some are not to be told, and must not be guessed
        Assert.InRange(right / (double)located.Count, 0.995, 1);
        Assert.InRange(within / (double)located.Count, 0.85, 0.95);
    }

    private static (List<string> Addresses, List<(LonLat Position, string Ward)> Truth) Draw(int seed)
    {
        using var register = new StringWriter();
        using var truth = new StringWriter();
        SampleRegister.Write(new SampleOptions { Households = 8000, Seed = seed, WrongRows = 0 }, Source,
            CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json")), register, truth);
        var addresses = Rows(register.ToString()).DistinctBy(row => row[0]).Select(row => row[1]).ToList();
        var places = Rows(truth.ToString()).ConvertAll(row => (new LonLat(Number(row[1]), Number(row[2])), row[3]));
        Assert.Equal(places.Count, addresses.Count);
        return (addresses, places);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<string[]> Rows(string csv)
    {
        using var reader = CsvDataReader.Create(new StringReader(string.Concat(
            csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line + "\n"))));
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
