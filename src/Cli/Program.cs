using System.CommandLine;
using CoverageMap.Cli.Commands;
using CoverageMap.Cli.Shell;

namespace CoverageMap.Cli;

/// <summary>The command `coverage`: exit codes 0 done, 1 our bug, 2 the user's mistake, 3 an outside service.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var root = new RootCommand(
            "CoverageMap: every household of a province on the map, what its people lack, and which team visits it when.")
        {
            DemoCommand.Create(), DbCommands.Create(), AreasCommand.Create(), CampaignCommand.Create(), RegisterCommand.Create(),
            GeocodeCommand.Create(), GazetteerCommand.Create(), RoadsCommand.Create(), TeamsCommand.Create(), PlanCommand.Create(), SolveCommand.Create(), CheckCommand.Create(),
            ServeCommand.Create(), TestCommand.Create(),
        };
        root.Options.Add(CommandOptions.Json);
        root.Options.Add(CommandOptions.Database);
        HelpWithExample.AddTo(root);
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
        if (parsed.Errors.Count == 0 || parsed.Action is HelpWithExample)
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine($"`coverage {string.Join(' ', CommandPath(parsed.CommandResult.Command))} --help` tells how it is used.");
        return Failure.UserMistake;
    }

    private static IEnumerable<string> CommandPath(Command command) => command is RootCommand
        ? [] : [.. command.Parents.OfType<Command>().SelectMany(CommandPath), command.Name];
}
