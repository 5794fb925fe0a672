using CoverageMap.Geo.Database;
using CoverageMap.Geo.Register;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Register.Files;

public sealed class DamagedFileTests
{
    private const int Files = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Damaged_file_ends_in_a_report_or_a_sentence_for_the_user()
    {
        var (reports, sentences) = (0, 0);
        for (var seed = 0; seed < Files; seed++)
        {
            var (name, bytes) = DamagedFiles.Make(seed);
            using var register = new TestRegisterFile(bytes, null, name);
            var reading = Task.Run(() => Outcome(register));
            Assert.True(await Task.WhenAny(reading, Task.Delay(Longest)) == reading, $"file {seed} hangs");
            try
            {
                var (taken, error) = await reading;
                if (error is null) reports++;
                else sentences++;
                Assert.True(error is null || error.Message.Length is > 20 and < 5_000, $"file {seed}: {error?.Message}");
                Assert.Equal(error is null ? register.Read.RowsRead : taken, error is null ? taken + register.Read.Rejected.Count : taken);
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"file {seed} ({name}, {bytes.Length} bytes): {error}");
            }
        }
        // The damage must be neither so slight that all are read nor so heavy that none is.
        Assert.InRange(reports, Files / 5, Files * 4 / 5);
        Assert.Equal(Files, reports + sentences);
    }

    private static (int Taken, UserErrorException? Error) Outcome(TestRegisterFile register)
    {
        var taken = 0;
        try
        {
            foreach (var _ in register.Read.Rows(null)) taken++;
            return (taken, null);
        }
        catch (UserErrorException error)
        {
            return (taken, error);
        }
    }
}

/// <summary>The same through the database: a refused file leaves no trace, a read one adds what it says.</summary>
public sealed class DamagedImportTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Files = 60;

    public Task InitializeAsync() => TestRegister.CampaignAsync(database.Source);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Refused_file_leaves_the_register_as_it_was()
    {
        for (var seed = 0; seed < Files; seed++)
        {
            var (name, bytes) = DamagedFiles.Make(10_000 + seed);
            using var register = new TestRegisterFile(bytes, null, name);
            var before = await CountAsync();
            try
            {
                var import = new ImportHouseholds(database.Source, new CampaignStore(database.Source), TimeProvider.System);
                var result = await import.RunAsync(register.Path, null, null, default);
                var after = await CountAsync();
                Assert.Equal((result.HouseholdsAdded, result.ResidentsAdded), (after.Households - before.Households, after.Residents - before.Residents));
            }
            catch (UserErrorException)
            {
                Assert.Equal(before, await CountAsync());
            }
        }
    }

    private async Task<(int Households, int Residents)> CountAsync() => (await database.Source.QueryAsync(
        "SELECT (SELECT count(*) FROM household), (SELECT count(*) FROM resident)",
        row => ((int)row.GetInt64(0), (int)row.GetInt64(1)), default))[0];
}
