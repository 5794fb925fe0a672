using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo.Register.Duplicates;
using Spectre.Console;

namespace CoverageMap.Cli.Commands;

internal static class RegisterDuplicatesCommand
{
    private const int PairsShown = 20;

    private static readonly Option<string?> Out = new("--out") { Description = "Where all pairs are written as CSV." };
    private static readonly Option<bool> Merge = new("--merge")
    {
        Description = "Merge the certain pairs: the same full address, and all people of one among those of the other.",
    };
    private static readonly Argument<string> Key = new("key") { Description = "The pair's key, such as H12-57 or P301-944." };
    private static readonly Argument<string> Verdict = new("verdict") { Description = "same, or different; different takes apart what was merged." };
    private static readonly Option<string> By = new("--by") { Description = "Who decides.", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why.", Required = true };

    public static Command Create()
    {
        Verdict.AcceptOnlyFromAmong("same", "different");
        return new Command("duplicates", "Find households and persons that the register lists twice.")
        {
            Out, Merge,
            new Command("decide", "Record a person's decision on a pair.") { Key, Verdict, By, Reason }
                .Example("coverage register duplicates decide H12-57 same --by 'Trần Văn Bình' --reason 'asked at the door'")
                .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
                {
                    var key = DuplicateKey.Parse(parsed.GetValue(Key)!);
                    var verdict = parsed.GetValue(Verdict)!;
                    await new ResolveDuplicates(database, TimeProvider.System)
                        .DecideAsync(key, verdict == "same", parsed.GetValue(By)!, parsed.GetValue(Reason)!, cancel);
                    terminal.Result(new { key = parsed.GetValue(Key), verdict }, $"{parsed.GetValue(Key)} is recorded as {verdict}.");
                    return 0;
                }),
        }
        .Example("coverage register duplicates --out duplicates.csv --merge")
        .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
        {
            var result = await new ResolveDuplicates(database, TimeProvider.System).FindAsync(parsed.GetValue(Merge), cancel);
            var pairs = result.Merged.Concat(result.Open).ToList();
            if (parsed.GetValue(Out) is { } path) await DuplicatesFile.WriteAsync(path, pairs, cancel);
            Show(terminal, result, pairs);
            return 0;
        });
    }

    private static void Show(Terminal terminal, DuplicatesResult result, List<DuplicatePair> pairs)
    {
        var table = new Table().AddColumns("Key", "Kind", "Likelihood", "Household", "Other household");
        foreach (var pair in result.Open.Take(PairsShown))
            table.AddRow(pair.Key, pair.Kind.ToString().ToLowerInvariant(), pair.IsCertain ? "certain" : $"{pair.Likelihood:P1}", Of(pair.Kept, pair), Of(pair.Other, pair));
        if (result.Open.Count > 0) terminal.Table(table);
        var byKind = result.Open.GroupBy(pair => pair.Kind).ToDictionary(kind => kind.Key.ToString().ToLowerInvariant(), kind => kind.Count());
        terminal.Result(new
        {
            result.Households,
            result.Residents,
            merged = result.Merged.Count,
            certain = result.Open.Count(pair => pair.IsCertain),
            to_decide = result.Open.Count(pair => !pair.IsCertain),
            by_kind = byKind,
            pairs = pairs.Select((pair, at) => new
            {
                pair.Key,
                kind = pair.Kind.ToString().ToLowerInvariant(),
                pair.IsCertain,
                likelihood = Math.Round(pair.Likelihood, 4),
                household = pair.Kept.Code,
                other_household = pair.Other.Code,
                pair.Reason,
                merged = at < result.Merged.Count,
            }),
        }, $"{result.Households:N0} households with {result.Residents:N0} residents compared: {result.Merged.Count} pairs merged, " +
            $"{result.Open.Count(pair => pair.IsCertain)} certain, {result.Open.Count(pair => !pair.IsCertain)} for a person to decide " +
            $"({string.Join(", ", byKind.Select(kind => $"{kind.Key} {kind.Value}"))}).");
    }

    private static string Of(ListedHousehold household, DuplicatePair pair) =>
        Markup.Escape($"{household.Code}: {household.Address}\n{DuplicatesFile.People(household, pair)}");
}
