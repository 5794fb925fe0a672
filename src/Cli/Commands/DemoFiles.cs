using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register;

namespace CoverageMap.Cli.Commands;

/// <summary>The files the demonstration runs on; each is written beside its place and moved there when whole.</summary>
internal static class DemoFiles
{
    public static string CampaignFilePath => Installation.Data("campaigns", "4-phu.json");

    /// <exception cref="UserErrorException">The options ask for what cannot be drawn, or a file cannot be written.</exception>
    public static SampleSummary DrawRegister(
        SampleOptions options, string register, string truth, IProgress<double>? progress, CancellationToken cancel)
    {
        var source = SampleSource.Read(Installation.Data());
        var campaign = CampaignFile.Read(CampaignFilePath);
        return Write(register, truth, (registerFile, truthFile) => SampleRegister.Write(options, source, campaign, registerFile, truthFile,
            progress is null ? null : new WrittenShare(progress, options.Households), cancel));
    }

    /// <exception cref="UserErrorException">A file cannot be written.</exception>
    public static SampleSummary Write(string register, string truth, Func<StreamWriter, StreamWriter, SampleSummary> write)
    {
        SampleSummary summary;
        try
        {
            using (var registerFile = new StreamWriter(register + ".new"))
            using (var truthFile = new StreamWriter(truth + ".new"))
                summary = write(registerFile, truthFile);
            File.Move(truth + ".new", truth, overwrite: true);
            File.Move(register + ".new", register, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The sample cannot be written: {error.Message}", error);
        }
        finally
        {
            File.Delete(truth + ".new");
            File.Delete(register + ".new");
        }
        return summary;
    }

    private sealed class WrittenShare(IProgress<double> progress, int total) : IProgress<int>
    {
        public void Report(int value) => progress.Report((double)value / total);
    }
}
