using System.Globalization;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Roads.Networks;
using NetTopologySuite.Geometries;

namespace CoverageMap.Geo.Register.City;

/// <summary>
/// Draws a register of invented households along the real streets of a road file, with their positions. House numbers
/// and unnamed alleys' numbers are invented as the people are.
/// </summary>
public static class SampleCityRegister
{
    /// <summary>Households of 1, 2, … 7 of a hundred; an assumption.</summary>
    private static readonly int[] Sizes = [11, 18, 22, 28, 13, 5, 3];

    /// <param name="truth">One row for each household with its position.</param>
    public static SampleSummary Write(
        SampleOptions options, RoadNetwork network, SamplePeople names, Campaign campaign, TextWriter register, TextWriter truth, CancellationToken cancel)
    {
        var streets = new SampleStreets(network);
        var homes = Enumerable.Range(1, options.Households)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"HN-{number:0000}")).ToList();
        var people = homes.ToDictionary(code => code, code => People(SampleRandom.For(options.Seed, $"people {code}"), names));
        var gaps = new SampleGaps(campaign, options, [Ward(people.Count)],
            [.. people.Values.SelectMany(household => household).Select(person => (0, person.Age))]);
        register.Write("# SAMPLE: every name, household and house number in this file is invented; none is a real person. The streets are real.\n");
        register.Write(string.Create(CultureInfo.InvariantCulture,
            $"# Drawn with seed {options.Seed} along the roads of {network.Info.Source} (© OpenStreetMap contributors, ODbL).\n"));
        register.Write($"household,address,lon,lat,number,name,birth_year,{string.Join(',', campaign.Gaps.Select(gap => gap.Column))}\n");
        truth.Write("household,lon,lat,ward_code,ward,locality\n");
        foreach (var code in homes)
        {
            cancel.ThrowIfCancellationRequested();
            var random = SampleRandom.For(options.Seed, code);
            var door = streets.Draw(random);
            var place = string.Create(CultureInfo.InvariantCulture, $"{door.Position.Lon:0.000000},{door.Position.Lat:0.000000}");
            for (var at = 0; at < people[code].Count; at++)
            {
                var person = people[code][at];
                register.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{code},{CsvCell.Quote(door.Address)},{place},{at + 1},{CsvCell.Quote(person.Name)},{gaps.Year - person.Age}," +
                    $"{string.Join(',', gaps.Draw(random, 0, person.Age))}\n"));
            }
            truth.Write($"{code},{place},{SampleCityArea.Code},{SampleCityArea.Name},\n");
        }
        return new(homes.Count, people.Values.Sum(household => household.Count), 0);
    }

    private static IReadOnlyList<SampleResident> People(SampleRandom random, SamplePeople names) => SampleResidents.Draw(
        random, 1 + random.Pick(Enumerable.Range(0, Sizes.Length).ToList(), size => Sizes[size]), names.Draw(random, SampleCityArea.Code));

    /// <summary>The one ward of the city, as far as drawing gaps asks for it.</summary>
    private static SampleWard Ward(int households) => new(
        SampleCityArea.Code, SampleCityArea.Name, "", "", "", 1, households, Sizes, MultiPolygon.Empty, [], "", "");
}
