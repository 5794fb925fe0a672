using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CoverageMap.Cli.Commands;

/// <summary>The library's help, and below it an example that runs.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly Dictionary<Command, string> Examples = [];

    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExample((HelpAction)option.Action!);
    }

    public static void Add(Command command, string example) => Examples[command] = example;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (Examples.TryGetValue(parseResult.CommandResult.Command, out var example))
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {example}\n");
        return exitCode;
    }
}
