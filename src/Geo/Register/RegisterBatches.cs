using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace CoverageMap.Geo.Register;

/// <summary>Some rows of a register, in the file's order.</summary>
/// <param name="Share">How much of the file was read by then, 0 to 1.</param>
internal sealed record RegisterBatch(IReadOnlyList<RegisterRow> Rows, double Share);

/// <summary>
/// Reads a register on a thread of its own, so that it is read and checked while the batch before is stored. A few batches
/// wait at most, however large the file. Rows of a household that stand together stay together.
/// </summary>
internal static class RegisterBatches
{
    private const int BatchSize = 20_000;
    private const int Waiting = 3;

    /// <summary>The batches; what goes wrong in reading is thrown when they come to it.</summary>
    public static async IAsyncEnumerable<RegisterBatch> ReadAsync(
        RegisterFile file, [EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<RegisterBatch>(new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(() => WriteAsync(file, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancel)) yield return batch;
        }
        finally
        {
            await stop.CancelAsync();
            await reading; // else the file is still open when the import has failed
        }
    }

    private static async Task WriteAsync(RegisterFile file, ChannelWriter<RegisterBatch> channel, CancellationToken cancel)
    {
        try
        {
            var share = new LastShare();
            var rows = new List<RegisterRow>(BatchSize);
            foreach (var row in file.Rows(share, cancel))
            {
                if (rows.Count >= BatchSize && row.Household != rows[^1].Household)
                {
                    await channel.WriteAsync(new(rows, share.Value), cancel);
                    rows = new(BatchSize);
                }
                rows.Add(row);
            }
            if (rows.Count > 0) await channel.WriteAsync(new(rows, 1), cancel);
            channel.Complete();
        }
        catch (Exception error)
        {
            channel.Complete(error);
        }
    }

    private sealed class LastShare : IProgress<double>
    {
        public double Value { get; private set; }

        public void Report(double value) => Value = value;
    }
}
