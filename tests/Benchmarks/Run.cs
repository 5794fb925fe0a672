using System.Diagnostics;
using System.Globalization;
using CoverageMap.Geo;
using CoverageMap.Support;

namespace CoverageMap.Benchmarks;

/// <summary>A process that was run to its end.</summary>
/// <param name="PeakMegabytes">Largest resident memory (VmHWM), looked at twenty times a second.</param>
internal sealed record Run(double Seconds, double PeakMegabytes, string Output)
{
    /// <summary>`coverage` with these words, as a user starts it.</summary>
    public static Task<Run> CoverageAsync(Dictionary<string, string> environment, params string[] arguments) => StartAsync(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "coverage.dll"), .. arguments],
        new(environment) { ["COVERAGE_ROOT"] = Path.GetDirectoryName(ProjectData.Folder)! });

    /// <exception cref="UserErrorException">The program cannot be started or ends with an error.</exception>
    public static async Task<Run> StartAsync(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new UserErrorException($"{program} does not start; install it.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var peak = 0.0;
        while (!process.WaitForExit(50)) peak = Math.Max(peak, PeakMegabytesOf(process.Id));
        await process.WaitForExitAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
            throw new UserErrorException($"`{program} {string.Join(' ', arguments)}` ended with {process.ExitCode}: {await errors}");
        return new Run(seconds, peak, await output);
    }

    private static double PeakMegabytesOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException)
        {
            return 0;
        }
    }
}
