using System.Diagnostics;
using CoverageMap.Geo;

namespace CoverageMap.Cli.Cluster;

/// <summary>PostgreSQL's own programs (initdb, pg_ctl), run as a user that PostgreSQL accepts.</summary>
internal sealed class PostgresPrograms
{
    private const int OldestMajor = 15;
    private const string SystemUser = "postgres";

    private readonly string _folder;

    private PostgresPrograms(string folder) => _folder = folder;

    /// <summary>PostgreSQL refuses to run as root; then its programs run as the system user postgres.</summary>
    public static bool RunsAsOtherUser => Environment.IsPrivilegedProcess;

    /// <exception cref="ServiceUnavailableException">No PostgreSQL 15 or later with PostGIS is installed.</exception>
    public static PostgresPrograms Find()
    {
        const string debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).Select(folder => (Folder: Path.Combine(folder, "bin"), Major: Major(folder)))
            : [];
        var found = folders.Where(place => place.Major >= OldestMajor && File.Exists(Path.Combine(place.Folder, "initdb")))
            .OrderByDescending(place => HasPostgis(place.Major)).ThenByDescending(place => place.Major).FirstOrDefault();
        if (found.Folder is null)
            throw new ServiceUnavailableException(
                "PostgreSQL 15 or later is not installed: `apt-get install postgresql-15-postgis-3`, " +
                "or name an existing server in COVERAGE_DB.");
        if (!HasPostgis(found.Major))
            throw new ServiceUnavailableException(
                $"PostgreSQL {found.Major} has no PostGIS: `apt-get install postgresql-{found.Major}-postgis-3`.");
        return new PostgresPrograms(found.Folder);
    }

    /// <summary>Runs a program to its end and returns its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, CancellationToken cancel)
    {
        string[] command = [Path.Combine(_folder, program), .. arguments];
        return await RunAsUserAsync(command, cancel);
    }

    /// <summary>Whether the user PostgreSQL runs as can reach a folder.</summary>
    public static async Task<bool> CanReachAsync(string folder, CancellationToken cancel) =>
        !RunsAsOtherUser || (await RunAsUserAsync(["test", "-x", folder], cancel)).ExitCode == 0;

    /// <summary>Hands a folder to the user PostgreSQL runs as, closed to all others.</summary>
    public static async Task OwnAsync(string folder, CancellationToken cancel)
    {
        if (RunsAsOtherUser) await StartAsync(["chown", SystemUser, folder], cancel);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static Task<(int ExitCode, string Output)> RunAsUserAsync(string[] command, CancellationToken cancel) =>
        StartAsync(RunsAsOtherUser ? ["setpriv", $"--reuid={SystemUser}", $"--regid={SystemUser}", "--init-groups", .. command] : command, cancel);

    private static async Task<(int ExitCode, string Output)> StartAsync(string[] command, CancellationToken cancel)
    {
        // pg_ctl hands its streams on to the server, which would keep pipes open for ever: so a file takes the output.
        var log = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/", UseShellExecute = false };
            foreach (var word in (string[])["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "sh", log, .. command])
                start.ArgumentList.Add(word);
            using var process = Process.Start(start) ?? throw new ServiceUnavailableException($"{command[0]} cannot be started.");
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, (await File.ReadAllTextAsync(log, cancel)).Trim());
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static int Major(string folder) => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0;

    // The library, not the control file: that one comes with another package and may be there alone.
    private static bool HasPostgis(int major) => File.Exists($"/usr/lib/postgresql/{major}/lib/postgis-3.so");
}
