using System.Text;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Register;

/// <summary>A register on disk for one test, and what reading it gives.</summary>
internal sealed class TestRegisterFile : IDisposable
{
    public static readonly Campaign Campaign = CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json"));

    private readonly string _folder = Directory.CreateTempSubdirectory("coverage-register").FullName;
    private readonly RegisterFile _file;

    public TestRegisterFile(string content, RegisterFileOptions? options = null) : this(Encoding.UTF8.GetBytes(content), options) { }

    public TestRegisterFile(byte[] content, RegisterFileOptions? options = null, string name = "register.csv")
    {
        Path = System.IO.Path.Combine(_folder, name);
        File.WriteAllBytes(Path, content);
        _file = new RegisterFile(Path, Campaign, Campaign.StartsOn, options);
    }

    public string Path { get; }

    public RegisterFile Read => _file;

    public List<RegisterRow> Rows() => [.. _file.Rows(null)];

    public string Notes => string.Join('\n', _file.Notes);

    /// <summary>The rows of the report after correction, read anew.</summary>
    public async Task<List<RegisterRow>> ReimportAsync(Func<string, string> correct, RegisterFileOptions? options = null)
    {
        var report = System.IO.Path.Combine(_folder, "report.csv");
        await ImportReport.WriteAsync(report, _file.Columns, _file.Rejected, _file.PositionsNotTaken, default);
        await File.WriteAllTextAsync(report, correct(await File.ReadAllTextAsync(report)), new UTF8Encoding(true));
        var again = new RegisterFile(report, Campaign, Campaign.StartsOn, options);
        var rows = again.Rows(null).ToList();
        Assert.Empty(again.Rejected);
        Assert.Empty(again.PositionsNotTaken);
        return rows;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
