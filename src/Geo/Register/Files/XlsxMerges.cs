using System.IO.Compression;

namespace CoverageMap.Geo.Register.Files;

/// <summary>
/// The merged cells of a sheet. They are told after its rows, so the sheet is run through once before it is read; that
/// also unpacks it to its end, and a damaged or swollen file is found before anything is taken.
/// </summary>
internal sealed class XlsxMerges
{
    private const int MostMerges = 1_000_000;
    private const int WidestMerge = 200;

    private readonly List<(int FirstRow, int LastRow, int FirstColumn, int LastColumn)> _merges = [];
    private readonly List<(int LastRow, int Column, string Value)> _open = [];
    private int _next;

    public static (XlsxMerges Merges, long Bytes) Read(ZipArchiveEntry entry)
    {
        var merges = new XlsxMerges();
        var (hasMerges, bytes) = Scan(entry);
        if (!hasMerges) return (merges, bytes);
        using var xml = XlsxPackage.Read(XlsxPackage.Open(entry));
        while (XlsxPackage.NextElement(xml))
            if (xml.LocalName == "mergeCell") merges.Add(xml.GetAttribute("ref") ?? "");
        merges._merges.Sort();
        return (merges, bytes);
    }

    /// <summary>Looks for the word alone, ten times faster than reading the XML; most large sheets merge nothing.</summary>
    private static (bool HasMerges, long Bytes) Scan(ZipArchiveEntry entry)
    {
        var word = "mergeCell "u8;
        using var stream = XlsxPackage.Open(entry);
        var (buffer, kept, found) = (new byte[1 << 16], 0, false);
        for (int read; (read = stream.Read(buffer.AsSpan(kept))) > 0;)
        {
            found |= buffer.AsSpan(0, kept + read).IndexOf(word) >= 0;
            var tail = Math.Min(word.Length - 1, kept + read);
            buffer.AsSpan(kept + read - tail, tail).CopyTo(buffer);
            kept = tail;
        }
        return (found, stream.BytesRead);
    }

    /// <summary>The row with the values of the merged cells that span it. Rows must come in their order.</summary>
    public FileRow Fill(int row, List<string> cells)
    {
        _open.RemoveAll(open => open.LastRow < row);
        foreach (var (_, column, value) in _open)
        {
            while (cells.Count <= column) cells.Add("");
            if (cells[column] == "") cells[column] = value;
        }
        for (; _next < _merges.Count && _merges[_next].FirstRow <= row; _next++)
        {
            var (firstRow, lastRow, column, _) = _merges[_next];
            if (firstRow == row && lastRow > row && column < cells.Count && cells[column] != "") _open.Add((lastRow, column, cells[column]));
        }
        return new FileRow(row, [.. cells]);
    }

    private void Add(string range)
    {
        var ends = range.Split(':');
        if (ends.Length != 2) return;
        var (first, last) = (CellReference.Split(ends[0]), CellReference.Split(ends[1]));
        if (_merges.Count == MostMerges) throw new InvalidDataException($"it has over {MostMerges} merged cells");
        if (last.Column - first.Column < WidestMerge) _merges.Add((first.Row, last.Row, first.Column, last.Column));
    }
}
