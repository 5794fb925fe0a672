using System.CommandLine;
using System.CommandLine.Parsing;
using CoverageMap.Planner.Machines;
using CoverageMap.Planner.Solving;

namespace CoverageMap.Cli.Commands;

/// <summary>Other machines that search parts of large problems.</summary>
internal sealed class MachineOption : Option<string[]>
{
    public MachineOption()
        : base("--machine")
    {
        Description = "A command that searches parts of what has more than 1,500 visits as well, such as \"ssh planner2 coverage solve -\"; may be repeated.";
        Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !CommandLineParser.SplitCommandLine(token.Value).Any()))
                result.AddError("--machine is empty; write the command that solves there, such as \"ssh planner2 coverage solve -\".");
        });
    }

    public IReadOnlyList<IRoutingEngine> Engines(ParseResult parsed) =>
        [.. (parsed.GetValue(this) ?? []).Select(command => new MachineEngine([.. CommandLineParser.SplitCommandLine(command)], Console.Error.WriteLine))];
}
