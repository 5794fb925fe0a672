using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register;
using CoverageMap.Geo.Register.Duplicates;

namespace CoverageMap.Support;

/// <summary>A sample register with duplicates put in on purpose, the way two lists of one place differ.</summary>
/// <param name="Households">As the search takes them.</param>
/// <param name="Planted">Codes of the two households of each planted pair, with what was planted.</param>
public sealed record PlantedDuplicates(
    IReadOnlyList<ListedHousehold> Households, IReadOnlyDictionary<(string, string), DuplicateKind> Planted)
{
    private const int Every = 50;

    /// <summary>Every fiftieth household is listed a second time, has a member listed elsewhere, or is split in two.</summary>
    public static PlantedDuplicates Draw(int households, int seed)
    {
        var campaign = CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json"));
        var path = Path.GetTempFileName();
        try
        {
            var truth = new StringWriter();
            using (var file = new StreamWriter(path))
                SampleRegister.Write(new SampleOptions { Households = households, Seed = seed }, SampleSource.Read(ProjectData.Folder), campaign, file, truth);
            var wards = truth.ToString().Split('\n').Skip(1).Where(line => line.Length > 0)
                .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[3]);
            var rows = new RegisterFile(path, campaign, new DateOnly(2024, 4, 4)).Rows(null).GroupBy(row => row.Household).Select(home => home.ToList()).ToList();
            return new Planter(rows, wards, seed).Plant();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Planter(List<List<RegisterRow>> rows, Dictionary<string, string> wards, int seed)
    {
        private readonly List<(string Code, string Address, string Ward, List<(string Name, short Year)> People)> _homes =
            [.. rows.Select(home => (home[0].Household, home[0].Address, wards[home[0].Household], home.Select(row => (row.Name, row.BirthYear)).ToList()))];

        private readonly Dictionary<(string, string), DuplicateKind> _planted = [];

        public PlantedDuplicates Plant()
        {
            var neighbours = _homes.Select((home, at) => (home.Ward, At: at)).ToLookup(home => home.Ward, home => home.At);
            for (int at = 0, count = _homes.Count; at < count; at += Every)
            {
                var random = SampleRandom.For(seed, $"planted-{at}");
                var home = _homes[at];
                switch (random.Next(5))
                {
                    case 0 when home.People.Count > 2 && home.Address.Any(char.IsAsciiDigit):
                        var half = home.People.Count / 2;
                        Add(home.Code, Rewrite(home.Address, random), home.Ward, home.People[half..], DuplicateKind.Split);
                        _homes[at] = home with { People = home.People[..half] };
                        break;
                    case 1:
                        var adult = home.People.MinBy(person => person.Year);
                        var host = neighbours[home.Ward].ElementAt(random.Next(neighbours[home.Ward].Count()));
                        if (host == at) break;
                        _homes[host].People.Add((Rename(adult.Name, random), adult.Year));
                        _planted.TryAdd((home.Code, _homes[host].Code), DuplicateKind.Person);
                        break;
                    default:
                        var people = home.People.Where((_, i) => i == 0 || !random.Chance(0.1));
                        Add(home.Code, Rewrite(home.Address, random), home.Ward,
                            [.. people.Select(person => (Rename(person.Name, random), person.Year))], DuplicateKind.Household);
                        break;
                }
            }
            return new PlantedDuplicates(Listed(), _planted);
        }

        private void Add(string of, string address, string ward, List<(string, short)> people, DuplicateKind kind)
        {
            _homes.Add(($"{of}-2", address, ward, people));
            _planted.Add((of, $"{of}-2"), kind);
        }

        private List<ListedHousehold> Listed()
        {
            var names = AreaFile.Read(ProjectData.File("areas", "binh-phuoc-communes-2024.geojson"), "70", "Tỉnh Bình Phước").ToDictionary(area => area.Code);
            var person = 0;
            return [.. _homes.Select((home, at) => new ListedHousehold(at + 1, home.Code, home.Address,
                ListedPlace.Read(home.Address, int.Parse(home.Ward, System.Globalization.CultureInfo.InvariantCulture), Units(names, home.Ward)), false,
                [.. home.People.Select(one => new ListedPerson(++person, one.Name, new PersonName(one.Name), one.Year))]))];
        }

        private static string[] Units(Dictionary<string, AreaBoundary> areas, string code)
        {
            var names = new List<string>();
            for (var at = areas[code]; ; at = areas[at.ParentCode!])
            {
                names.Add(Geo.Addresses.FullNames.Cut(at.Name).Name);
                if (at.ParentCode is null) return [.. names];
            }
        }

        /// <summary>The same place in another hand.</summary>
        private static string Rewrite(string address, SampleRandom random) => random.Next(4) switch
        {
            0 => VietnameseLetters.Fold(address),
            1 => address.Replace("xã ", "X. ", StringComparison.Ordinal).Replace("ấp ", "Ấp 0", StringComparison.Ordinal).Replace("Ấp 0 ", "Ấp ", StringComparison.Ordinal),
            2 => SampleNoise.WithTypo(address, random),
            _ => address.ToUpperInvariant(),
        };

        private static string Rename(string name, SampleRandom random) => random.Next(8) switch
        {
            0 => VietnameseLetters.Fold(name),
            1 => VietnameseLetters.Decompose(name),
            2 => name.StartsWith("Nguyễn ", StringComparison.Ordinal) ? $"Ng. {name[7..]}" : name,
            3 => SampleNoise.WithTypo(name, random),
            _ => name,
        };
    }
}
