using System.Globalization;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register;
using CoverageMap.Support;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Tests.Register;

public sealed class SampleRegisterTests
{
    private static readonly SampleSource Source = SampleSource.Read(ProjectData.Folder);
    private static readonly Campaign Campaign = CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json"));

    private static (SampleSummary Summary, string Register, string Truth) Draw(SampleOptions options)
    {
        using var register = new StringWriter();
        using var truth = new StringWriter();
        return (SampleRegister.Write(options, Source, Campaign, register, truth), register.ToString(), truth.ToString());
    }

    private static List<string[]> Rows(string csv)
    {
        using var reader = CsvDataReader.Create(new StringReader(string.Concat(
            csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).Select(line => line + "\n"))));
        var rows = new List<string[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    [Fact]
    public void Same_seed_gives_the_same_files_and_another_seed_gives_others()
    {
        var first = Draw(new SampleOptions { Households = 200, Seed = 7 });
        Assert.Equal(first, Draw(new SampleOptions { Households = 200, Seed = 7 }));
        Assert.NotEqual(first.Register, Draw(new SampleOptions { Households = 200, Seed = 8 }).Register);
    }

    [Fact]
    public void File_says_first_that_its_names_are_invented() =>
        Assert.StartsWith("# SAMPLE: every name and household in this file is invented", Draw(new SampleOptions { Households = 1 }).Register,
            StringComparison.Ordinal);

    [Fact]
    public void Whole_province_has_the_households_and_sizes_of_the_census_in_every_ward()
    {
        var homes = SampleHomes.Draw(new SampleOptions { Households = 273_399 }, Source.Wards);
        foreach (var ward in homes.GroupBy(home => home.Ward))
        {
            var census = Source.Wards[ward.Key].SizeCounts;
            var drawn = Enumerable.Range(1, 7).Select(size => ward.Count(home => Math.Min(home.Residents, 7) == size));
            Assert.Equal(census, drawn);
        }
        Assert.Equal(111, homes.Select(home => home.Ward).Distinct().Count());
        // All but those who live in barracks, centres and dormitories.
        Assert.InRange(homes.Sum(home => home.Residents), 994_679 * 0.995, 994_679);
    }

    [Fact]
    public void Small_sample_is_spread_over_wards_in_proportion()
    {
        var homes = SampleHomes.Draw(new SampleOptions { Households = 2734 }, Source.Wards);
        for (var ward = 0; ward < Source.Wards.Count; ward++)
            Assert.InRange(homes.Count(home => home.Ward == ward), Source.Wards[ward].Households / 100.0 - 1, Source.Wards[ward].Households / 100.0 + 1);
        Assert.InRange(homes.Average(home => home.Residents), 3.5, 3.75);
    }

    [Theory]
    [InlineData("692", 16)]
    [InlineData("25294", 1)]
    public void Sample_of_an_area_stays_in_it(string area, int wards)
    {
        var rows = Rows(Draw(new SampleOptions { Households = 400, AreaCode = area }).Truth);
        Assert.Equal(400, rows.Count);
        Assert.Equal(wards, rows.Select(row => row[3]).Distinct().Count());
    }

    [Fact]
    public void Unknown_area_is_the_users_mistake()
    {
        var error = Assert.Throws<UserErrorException>(() => Draw(new SampleOptions { AreaCode = "1" }));
        Assert.Contains("689 (Thành phố Đồng Xoài)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void True_positions_lie_within_their_wards()
    {
        var wards = Source.Wards.ToDictionary(ward => ward.Code);
        foreach (var row in Rows(Draw(new SampleOptions { Households = 1000 }).Truth))
        {
            var point = new NetTopologySuite.Geometries.Point(
                double.Parse(row[1], CultureInfo.InvariantCulture), double.Parse(row[2], CultureInfo.InvariantCulture));
            // The file keeps six decimals, a tenth of a metre.
            Assert.True(wards[row[3]].Boundary.IsWithinDistance(point, 1e-6), string.Join(' ', row));
        }
    }

    [Fact]
    public void Coverage_meets_the_published_shares_and_a_prerequisite_comes_first()
    {
        var rows = Rows(Draw(new SampleOptions { Households = 20_000, WrongRows = 0 }).Register)
            .Where(row => row[5].Length > 0).ToList();
        foreach (var (gap, column) in Campaign.Gaps.Select((gap, index) => (gap, 5 + index)))
        {
            var eligible = rows.Where(row => row[column].Length > 0).ToList();
            Assert.All(eligible, row => Assert.Contains(row[column], gap.Closed.Concat(gap.Open)));
            var closed = eligible.Count(row => gap.Closed.Contains(row[column])) / (double)eligible.Count;
            Assert.InRange(closed, SampleShare.Published[gap.Code].Closed - 0.015, SampleShare.Published[gap.Code].Closed + 0.015);
        }
        Assert.DoesNotContain(rows, row => row[6] == "level2" && row[5] != "chip");
    }

    [Fact]
    public void Children_below_the_campaigns_age_have_no_gap_value()
    {
        foreach (var row in Rows(Draw(new SampleOptions { Households = 1000, WrongRows = 0 }).Register))
        {
            var age = Campaign.StartsOn.Year - int.Parse(row[4], CultureInfo.InvariantCulture);
            for (var gap = 0; gap < Campaign.Gaps.Count; gap++)
                Assert.Equal(age < Campaign.Gaps[gap].MinAge, row[5 + gap].Length == 0);
        }
    }

    [Fact]
    public void Another_campaigns_gaps_are_drawn_as_well()
    {
        var gap = Campaign.Gaps[0] with { Code = "measles", Column = "mmr", Closed = ["two"], Open = ["zero", "one"], MinAge = 0, Prerequisite = null };
        using var register = new StringWriter();
        SampleRegister.Write(new SampleOptions { Households = 500, WrongRows = 0 }, Source, Campaign with { Gaps = [gap] }, register, TextWriter.Null);
        var rows = Rows(register.ToString());
        Assert.Equal(["one", "two", "zero"], rows.Select(row => row[5]).Distinct().Order());
        Assert.InRange(rows.Count(row => row[5] == "two") / (double)rows.Count, 0.4, 0.6);
    }

    [Fact]
    public void Summary_counts_what_was_written()
    {
        var (summary, register, truth) = Draw(new SampleOptions { Households = 500, WrongRows = 0.05 });
        Assert.Equal(500, summary.Households);
        Assert.Equal(500, Rows(truth).Count);
        Assert.Equal(summary.Residents, Rows(register).Count);
        Assert.InRange(summary.WrongRows, 40, 150);
    }

    [Fact]
    public void Shares_in_whole_numbers_add_up_to_the_total() =>
        Assert.Equal([3, 1, 6], SampleHomes.LargestRemainder(10, [30, 11, 60]));

    [Fact]
    public void Import_rejects_the_rows_that_are_wrong_on_purpose_and_no_other()
    {
        var (summary, register, _) = Draw(new SampleOptions { Households = 3000, WrongRows = 0.002 });
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, register);
            var file = new RegisterFile(path, Campaign, Campaign.StartsOn);
            var taken = file.Rows(null).Count();
            Assert.InRange(summary.WrongRows, 5, 60);
            Assert.Equal(summary.WrongRows, file.Rejected.Count);
            Assert.Equal(summary.Residents, taken + file.Rejected.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Addresses_lose_their_marks_as_often_as_the_documents_say()
    {
        var addresses = Rows(Draw(new SampleOptions { Households = 8000, WrongRows = 0 }).Register)
            .DistinctBy(row => row[0]).Select(row => row[1]).ToList();
        double Share(Func<string, bool> holds) => addresses.Count(holds) / (double)addresses.Count;
        Assert.InRange(Share(address => address.All(char.IsAscii)), 0.12, 0.17);
        Assert.InRange(Share(address => address.Any(letter => letter is >= '\u0300' and <= '\u036F')), 0.03, 0.05);
        Assert.InRange(Share(address => address.Equals(address.ToUpperInvariant(), StringComparison.Ordinal)), 0.025, 0.055);
        Assert.True(addresses.Distinct().Count() > 6000);
    }

    [Fact]
    public void Household_ids_tell_nothing_of_the_ward()
    {
        var wards = Rows(Draw(new SampleOptions { Households = 5000 }).Truth).ConvertAll(row => int.Parse(row[3], CultureInfo.InvariantCulture));
        var neighbours = wards.Zip(wards.Skip(1)).Count(pair => pair.First == pair.Second) / (double)wards.Count;
        Assert.InRange(neighbours, 0, 0.025); // 111 wards of unequal size: 0.011 by chance
    }
}
