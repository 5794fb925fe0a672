using System.CommandLine;
using System.Diagnostics;
using CoverageMap.Geo.Register.Duplicates;
using CoverageMap.Support;

namespace CoverageMap.Benchmarks;

/// <summary>What the search for duplicates finds of those planted in a drawn register, and how long it takes.</summary>
internal static class DuplicatesBenchmark
{
    private static readonly Option<int> Households = new("--households") { Description = "Households to draw.", DefaultValueFactory = _ => 100_000 };
    private static readonly Option<int> Seed = new("--seed") { Description = "The same seed draws the same register.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("duplicates", "Precision, recall and time of the search for duplicates on a register with planted ones.") { Households, Seed };
        command.SetAction(parsed => Measure(parsed.GetValue(Households), parsed.GetValue(Seed)));
        return command;
    }

    private static int Measure(int households, int seed)
    {
        var register = PlantedDuplicates.Draw(households, seed);
        var watch = Stopwatch.StartNew();
        var found = new DuplicateSearch(register.Households, 2024).Run(default);
        var seconds = Math.Round(watch.Elapsed.TotalSeconds, 2);
        var kinds = register.Planted.GroupBy(pair => pair.Value).Select(planted =>
        {
            var hits = planted.Count(pair => found.Exists(one => Is(one, pair.Key)));
            return new { kind = planted.Key.ToString(), planted = planted.Count(), found = hits, recall = Share(hits, planted.Count()) };
        }).ToList();
        var listed = found.GroupBy(pair => pair.IsCertain ? "Certain" : pair.Kind.ToString()).Select(kind =>
        {
            var right = kind.Count(pair => IsPlanted(register, pair));
            return new { kind = kind.Key, listed = kind.Count(), planted = right, precision = Share(right, kind.Count()) };
        }).ToList();
        foreach (var line in kinds) Console.WriteLine($"planted {line.kind}: {line.planted}, found {line.found}, recall {line.recall:P1}");
        foreach (var line in listed) Console.WriteLine($"listed as {line.kind}: {line.listed}, planted {line.planted}, precision {line.precision:P1}");
        ImportBenchmark.Print(new { benchmark = "duplicates", households = register.Households.Count, seconds, planted = kinds, listed });
        return 0;
    }

    private static bool IsPlanted(PlantedDuplicates register, DuplicatePair pair) =>
        register.Planted.ContainsKey((pair.Kept.Code, pair.Other.Code)) || register.Planted.ContainsKey((pair.Other.Code, pair.Kept.Code));

    private static bool Is(DuplicatePair pair, (string, string) codes) =>
        (pair.Kept.Code, pair.Other.Code) == codes || (pair.Other.Code, pair.Kept.Code) == codes;

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
