using System.Diagnostics;
using CoverageMap.Support;
using Npgsql;

namespace CoverageMap.EndToEnd;

/// <summary>An import that is stopped from outside, as a user or a power cut does, leaves nothing and can be repeated.</summary>
public sealed class InterruptedImportTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Households = 60_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("coverage-interrupted").FullName;

    private string Register => Path.Combine(_folder, "register.csv");

    public async Task InitializeAsync()
    {
        await TestRegister.CampaignAsync(database.Source);
        await using var file = new StreamWriter(Register);
        await file.WriteLineAsync("household,address,number,name,birth_year,cccd,vneid,sim,phone");
        for (var household = 1; household <= Households; household++)
            for (var number = 1; number <= 3; number++)
                await file.WriteLineAsync($"I{household},\"ấp {household % 9 + 1}, xã Lộc Hòa, huyện Lộc Ninh\",{number},Nguyễn Văn An,{1950 + household % 50},none,none,none,2g");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Ctrl_C_and_kill_leave_nothing_and_the_import_can_be_repeated()
    {
        Assert.Equal(130, await InterruptAsync("INT"));
        await NothingIsLeftAsync();
        Assert.Equal(137, await InterruptAsync("KILL"));
        await NothingIsLeftAsync();

        var whole = await CommandLine.RunAsync(new() { ["COVERAGE_DB"] = database.ConnectionString }, "register", "import", Register, "--json");
        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.Equal(Households, await CountAsync("SELECT count(*) FROM household"));
        Assert.Equal(1, await CountAsync("SELECT count(*) FROM pg_constraint WHERE conname = 'resident_household_id_fkey' AND convalidated"));

        // Into a register that is full, where every row is looked up and changed.
        await File.WriteAllTextAsync(Register, (await File.ReadAllTextAsync(Register)).Replace("2g", "4g", StringComparison.Ordinal));
        Assert.Equal(130, await InterruptAsync("INT"));
        await NobodyWorksAsync();
        Assert.Equal(Households * 3, await CountAsync("SELECT count(*) FROM resident_gap JOIN gap USING (gap_id) WHERE code = 'phone' AND open"));
    }

    /// <summary>Sends the signal while rows are being stored; the process has to end within seconds.</summary>
    private async Task<int> InterruptAsync(string signal)
    {
        // Tests that run in the background may ignore Ctrl+C, and what they start would too; env becomes what it starts.
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "coverage.dll"), "register", "import", Register]) start.ArgumentList.Add(word);
        start.Environment["COVERAGE_DB"] = database.ConnectionString;
        start.Environment["COVERAGE_ROOT"] = Path.GetDirectoryName(ProjectData.Folder);
        using var import = Process.Start(start)!;
        var (output, errors) = (import.StandardOutput.ReadToEndAsync(), import.StandardError.ReadToEndAsync());
        for (var waited = 0; waited < 600 && !await IsStoringAsync(); waited++) await Task.Delay(20);
        Assert.False(import.HasExited, $"The import ended before it was interrupted: {await Text()}");
        using (var kill = Process.Start("kill", [$"-{signal}", $"{import.Id}"])) await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        await import.WaitForExitAsync(patience.Token);
        return import.ExitCode;

        async Task<string> Text() => import.HasExited ? await output + await errors : "";
    }

    /// <summary>A copy, an update or a look-up of the import is running.</summary>
    private async Task<bool> IsStoringAsync() => await CountAsync("""
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ~ '^(COPY|UPDATE) (household|resident)'
        """) > 0;

    private async Task NothingIsLeftAsync()
    {
        await NobodyWorksAsync();
        Assert.Equal(0, await CountAsync("SELECT (SELECT count(*) FROM household) + (SELECT count(*) FROM resident) + (SELECT count(*) FROM register_import)"));
    }

    /// <summary>The server has noticed: no statement runs on, and no transaction stays open.</summary>
    private async Task NobodyWorksAsync()
    {
        for (var waited = 0; waited < 250; waited++)
        {
            if (await CountAsync("""
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND (state = 'active' OR xact_start IS NOT NULL)
                  AND backend_type = 'client backend'
                """) == 0) return;
            await Task.Delay(20);
        }
        Assert.Fail("Five seconds after the import was stopped the server still works on it.");
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
