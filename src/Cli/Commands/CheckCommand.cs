using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo.Coverage;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Plans;
using Spectre.Console;

namespace CoverageMap.Cli.Commands;

internal static class CheckCommand
{
    private const int FaultsShown = 20;

    private static readonly Option<DateOnly[]> Days = new("--date")
    {
        Description = "Days to check; by default the campaign's first and every day with a visit or a plan.",
    };

    public static Command Create() =>
        new Command("check", "Check that the ledger adds up for every ward, gap and day, and that every stored plan is sound.") { Days }
            .Example("coverage check")
            .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
            {
                var days = parsed.GetValue(Days) is { Length: > 0 } given ? given : null;
                var ledger = await terminal.ProgressAsync("Checking the ledger", progress =>
                    new LedgerCheck(database).RunAsync(days, progress, cancel));
                var plans = await new CheckPlans(database, new TravelTimesChoice(Installation.Roads)).RunAsync(cancel);
                string[] faults =
                [
                    .. ledger.Faults,
                    .. plans.SelectMany(plan => plan.Violations.Select(fault =>
                        $"Plan {plan.PlanId} ({plan.AreaCode}, {plan.Day:yyyy-MM-dd}, version {plan.Version}): {fault.Message}")),
                ];
                string[] notChecked = [.. plans.Select(plan => plan.NotChecked).OfType<string>()];
                foreach (var why in notChecked.Take(FaultsShown)) terminal.Say(why);
                foreach (var fault in faults.Take(FaultsShown)) terminal.Say(fault);
                if (ledger.Days.Count > 0) terminal.Table(TableOf(ledger.LastDay, ledger.Days[^1]));
                terminal.Result(new { days = ledger.Days, ledger_lines = ledger.Lines, plans = plans.Count - notChecked.Length, not_checked = notChecked, faults },
                    $"{ledger.Lines} lines of the ledger on {ledger.Days.Count} days and {plans.Count - notChecked.Length} plans checked: {faults.Length} faults." +
                    (notChecked.Length > 0 ? $" {notChecked.Length} plans could not be checked." : ""));
                return faults.Length == 0 ? 0 : Failure.Bug;
            });

    private static readonly (string Status, Func<LedgerLine, long> Count)[] Statuses =
    [
        ("eligible", gap => gap.Eligible), ("done", gap => gap.Done), ("planned", gap => gap.Planned),
        ("to plan", gap => gap.ToPlan), ("revisit due", gap => gap.RevisitDue), ("refused", gap => gap.Refused),
        ("moved", gap => gap.Moved), ("inaccessible", gap => gap.Inaccessible), ("unlocated", gap => gap.Unlocated),
        ("unassigned", gap => gap.Unassigned),
    ];

    private static Table TableOf(IReadOnlyList<LedgerLine> ledger, DateOnly day)
    {
        var gaps = LedgerLine.ByGap(ledger);
        var table = new Table().Title($"Ledger of {day:yyyy-MM-dd}, persons").AddColumns(["", .. gaps.Select(gap => gap.GapCode)]);
        foreach (var (status, count) in Statuses) table.AddRow([status, .. gaps.Select(gap => $"{count(gap):N0}")]);
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        return table;
    }
}
