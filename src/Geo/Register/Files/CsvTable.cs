using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Register.Files;

/// <summary>Reads a text file: comma, semicolon or tab between cells, quoted where needed; lines that begin with # are comments.</summary>
internal sealed class CsvTable : ITable
{
    /// <summary>Characters in a row.</summary>
    public const int LongestRow = 1_000_000;

    private readonly FileStream _stream;
    private readonly TextEncoding _encoding;
    private readonly char _separator;

    public CsvTable(FileStream stream, string path, Func<string, bool> isHeading)
    {
        _stream = stream;
        _encoding = TextEncodings.Detect(stream, path);
        _separator = CsvSeparator.Of(Reader(), isHeading);
    }

    public double ShareRead => (double)_stream.Position / Math.Max(1, _stream.Length);

    public string? Note => _encoding.Note;

    public IEnumerable<FileRow> Rows()
    {
        using var csv = CsvDataReader.Create(Reader(), new CsvDataReaderOptions
        {
            HasHeaders = false, // the heading may stand below a title
            Delimiter = _separator, // else it is guessed from the first line, which may be a comment
            BufferSize = 1 << 16,
            MaxBufferSize = LongestRow,
            ResultSetMode = ResultSetMode.SingleResult,
        });
        var row = 0;
        while (csv.Read())
        {
            var cells = new string[csv.RowFieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            yield return new FileRow(++row, cells);
        }
    }

    public void Dispose() => _stream.Dispose();

    private StreamReader Reader()
    {
        _stream.Position = _encoding.MarkLength;
        return new StreamReader(_stream, _encoding.Encoding, detectEncodingFromByteOrderMarks: false, 1 << 16, leaveOpen: true);
    }
}
