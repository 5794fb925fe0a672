using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CoverageMap.Geo;
using Npgsql;

namespace CoverageMap.Cli.Cluster;

/// <summary>
/// A PostgreSQL cluster of the project's own, reached through a unix socket in a folder that only its user can enter.
/// </summary>
/// <param name="home">The user's folder for it.</param>
/// <param name="isThrowaway">For tests: no waiting for the disk, which a crash may cost the data.</param>
internal sealed class PrivateCluster(string home, bool isThrowaway = false)
{
    private const string Superuser = "coverage";
    private const long NeededBytes = 500_000_000;
    private const int LongestSocketPath = 90; // of 107 that the kernel allows, less the socket's own name

    /// <summary>Starts the cluster, made first if need be, and returns a connection string to its database `postgres`.</summary>
    /// <exception cref="ServiceUnavailableException">It cannot be made or started; nothing is left half-done.</exception>
    public async Task<string> StartAsync(CancellationToken cancel)
    {
        var programs = PostgresPrograms.Find();
        await using var alone = await LockAsync(cancel);
        var folder = await FolderAsync(cancel);
        if (!Directory.Exists(DataFolder(folder))) await CreateAsync(programs, folder, cancel);
        if (IsRunning(folder)) return ConnectionString(folder);
        Directory.CreateDirectory(SocketFolder(folder));
        await PostgresPrograms.OwnAsync(SocketFolder(folder), cancel);
        // What a crash left behind, if there is any; the folders are this cluster's alone.
        File.Delete(PidFile(folder));
        File.Delete(Path.Combine(SocketFolder(folder), ".s.PGSQL.5432.lock"));
        var (exitCode, output) = await programs.RunAsync("pg_ctl",
            ["start", "-w", "-t", "60", "-D", DataFolder(folder), "-l", LogFile(folder),
                "-o", $"-c unix_socket_directories='{SocketFolder(folder)}'"], cancel);
        if (exitCode != 0)
            throw new ServiceUnavailableException(
                $"The private PostgreSQL cluster in {folder} does not start: {LastLines(LogFile(folder), output)} " +
                $"The whole log is {LogFile(folder)}.");
        return ConnectionString(folder);
    }

    /// <returns>False when it was not running.</returns>
    public async Task<bool> StopAsync(CancellationToken cancel)
    {
        if (await FindFolderAsync(cancel) is not { } folder || !IsRunning(folder)) return false;
        var (exitCode, output) = await PostgresPrograms.Find().RunAsync("pg_ctl", ["stop", "-m", "fast", "-w", "-D", DataFolder(folder)], cancel);
        return exitCode == 0 ? true : throw new ServiceUnavailableException($"The private cluster does not stop: {output}");
    }

    /// <summary>The connection string while it runs, else null; nothing is started.</summary>
    public async Task<string?> RunningAsync(CancellationToken cancel) =>
        await FindFolderAsync(cancel) is { } folder && IsRunning(folder)
            ? ConnectionString(folder) : null;

    /// <summary>
    /// Whether the process of the pid file is this cluster's server: after a crash the file may name a process that is
    /// gone, one that only waits to be buried, or another program's.
    /// </summary>
    private static bool IsRunning(string folder)
    {
        try
        {
            return File.Exists(PidFile(folder)) &&
                int.TryParse(File.ReadLines(PidFile(folder)).FirstOrDefault(), CultureInfo.InvariantCulture, out var pid) &&
                Directory.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName == DataFolder(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // no such process, or somebody else's
        }
    }

    private async Task CreateAsync(PostgresPrograms programs, string folder, CancellationToken cancel)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < NeededBytes)
            throw new ServiceUnavailableException(
                $"The disk of {folder} has {free / 1_000_000} MB free and a database needs {NeededBytes / 1_000_000} MB: " +
                "free some space, or set COVERAGE_HOME to a folder on another disk.");
        // Made beside its place and moved there when whole, so that an interruption leaves no half cluster.
        var unfinished = DataFolder(folder) + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        var (exitCode, output) = await programs.RunAsync("initdb",
            ["-D", unfinished, "-U", Superuser, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"], cancel);
        if (exitCode != 0)
            throw new ServiceUnavailableException($"initdb could not make the private cluster in {folder}: {output}");
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), Settings(), cancel);
        Directory.Move(unfinished, DataFolder(folder));
    }

    private string Settings() => $"""

        # CoverageMap
        listen_addresses = ''
        shared_buffers = 512MB
        work_mem = 64MB
        maintenance_work_mem = 256MB
        max_wal_size = 4GB
        wal_level = minimal
        max_wal_senders = 0
        checkpoint_timeout = 15min
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        fsync = {(isThrowaway ? "off" : "on")}
        max_connections = {(isThrowaway ? 200 : 100)}

        """;

    /// <summary>The folder of the cluster: in the home where PostgreSQL's user can reach it, else in the system's place.</summary>
    private async Task<string> FolderAsync(CancellationToken cancel)
    {
        if (await FindFolderAsync(cancel) is { } known) return known;
        var inHome = Path.Combine(home, "postgres");
        var folder = await PostgresPrograms.CanReachAsync(home, cancel)
            ? inHome : $"/var/lib/coveragemap/{Guid.NewGuid():N}";
        Directory.CreateDirectory(folder);
        await PostgresPrograms.OwnAsync(folder, cancel);
        await File.WriteAllTextAsync(Pointer, folder, cancel);
        return folder;
    }

    private async Task<string?> FindFolderAsync(CancellationToken cancel)
    {
        if (!File.Exists(Pointer)) return null;
        var folder = (await File.ReadAllTextAsync(Pointer, cancel)).Trim();
        return Directory.Exists(folder) ? folder : null;
    }

    /// <summary>One `coverage` at a time makes or starts the cluster.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(home);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ServiceUnavailableException($"{home} cannot be made: {error.Message} Set COVERAGE_HOME to a folder you may write.", error);
        }
        for (var waited = 0; ; waited++)
        {
            try
            {
                return new FileStream(Path.Combine(home, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < 900)
            {
                await Task.Delay(100, cancel);
            }
        }
    }

    private string Pointer => Path.Combine(home, "postgres-folder");

    private static string DataFolder(string folder) => Path.Combine(folder, "data");

    private static string PidFile(string folder) => Path.Combine(DataFolder(folder), "postmaster.pid");

    private static string LogFile(string folder) => Path.Combine(folder, "postgresql.log");

    /// <summary>In the cluster's folder, unless the socket's path would be longer than the kernel allows.</summary>
    private static string SocketFolder(string folder)
    {
        var near = Path.Combine(folder, "run");
        if (near.Length <= LongestSocketPath) return near;
        // As root in /run, where nobody else can have put a link before.
        var name = $"coveragemap-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16]}";
        return Path.Combine(PostgresPrograms.RunsAsOtherUser ? "/run" : Path.GetTempPath(), name);
    }

    private static string ConnectionString(string folder) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder(folder),
        Username = Superuser,
        Database = "postgres",
    }.ConnectionString;

    private static string LastLines(string log, string output) =>
        File.Exists(log) ? string.Join(" | ", File.ReadLines(log).TakeLast(3)) : output;
}
