using System.Buffers.Text;
using System.Text;
using CoverageMap.Geo.Roads.Travel;

namespace CoverageMap.Geo.Roads.Tables;

/// <summary>
/// Writes rides as CSV, a row for each pair: from_id, to_id, seconds, metres; the last two are empty where no road leads.
/// Rows are written as they are made: those of ten thousand points would be gigabytes of text.
/// </summary>
public sealed class MatrixFile(Stream output)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    public void WriteHeading() => Write("from_id,to_id,seconds,metres\n"u8);

    /// <param name="from">The id of the row, as <see cref="Cell"/> gives it; so each of <paramref name="to"/>.</param>
    public void WriteRow(byte[] from, IReadOnlyList<byte[]> to, Func<int, (int Seconds, int Metres)?> ride)
    {
        for (var target = 0; target < to.Count; target++)
        {
            Write(from);
            Write(","u8);
            Write(to[target]);
            Write(","u8);
            if (ride(target) is not { } known)
            {
                Write(",\n"u8);
                continue;
            }
            Write(known.Seconds);
            Write(","u8);
            Write(known.Metres);
            Write("\n"u8);
        }
    }

    public void Flush()
    {
        output.Write(_buffer, 0, _used);
        _used = 0;
        output.Flush();
    }

    /// <summary>An id as its cell is written: as it was read, for programs join by it.</summary>
    public static byte[] Cell(string id) => Encoding.UTF8.GetBytes(CsvCell.Quote(id));

    private void Write(ReadOnlySpan<byte> bytes)
    {
        MakeRoom(bytes.Length);
        if (bytes.Length > _buffer.Length)
        {
            output.Write(bytes);
            return;
        }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    private void Write(int number)
    {
        MakeRoom(11);
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    private void MakeRoom(int bytes)
    {
        if (_used + bytes <= _buffer.Length) return;
        output.Write(_buffer, 0, _used);
        _used = 0;
    }
}
