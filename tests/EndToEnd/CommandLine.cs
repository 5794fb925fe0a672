using System.Diagnostics;
using CoverageMap.Support;

namespace CoverageMap.EndToEnd;

/// <summary>How a command ended and what it printed.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error);

/// <summary>Runs the real program as a process.</summary>
internal static class CommandLine
{
    /// <param name="environment">COVERAGE_DB, COVERAGE_HOME; those not named are unset.</param>
    public static async Task<CommandResult> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in (string[])[Path.Combine(AppContext.BaseDirectory, "coverage.dll"), .. arguments]) start.ArgumentList.Add(word);
        foreach (var name in (string[])["COVERAGE_DB", "COVERAGE_HOME"]) start.Environment.Remove(name);
        start.Environment["COVERAGE_ROOT"] = Path.GetDirectoryName(ProjectData.Folder);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
