using System.Text;
using System.Xml;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Register.Files;

/// <summary>Opens a register by what is in the file, not by its name, and turns damage into a sentence for the user.</summary>
internal sealed class TableFile : IDisposable
{
    private readonly string _path;
    private readonly ITable _table;
    private int _lastRow;

    /// <param name="sheet">The sheet of a workbook; null for the first.</param>
    /// <param name="isHeading">Whether a cell reads like a heading; tells a text file's separator.</param>
    /// <exception cref="UserErrorException">The file cannot be read or is of another kind.</exception>
    public TableFile(string path, string? sheet, Func<string, bool> isHeading)
    {
        _path = path;
        _table = Guard(() => Open(path, sheet, isHeading));
    }

    public double ShareRead => _table.ShareRead;

    public string? Note => _table.Note;

    /// <exception cref="UserErrorException">The file is damaged; the message names the row before the damage.</exception>
    public IEnumerable<FileRow> Rows()
    {
        using var rows = _table.Rows().GetEnumerator();
        while (Guard(rows.MoveNext))
        {
            _lastRow = rows.Current.Number;
            yield return rows.Current;
        }
    }

    public void Dispose() => _table.Dispose();

    public static FileStream OpenStream(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"Register {path} cannot be read: {error.Message}", error);
        }
    }

    private static ITable Open(string path, string? sheet, Func<string, bool> isHeading)
    {
        var stream = OpenStream(path);
        try
        {
            return FileKinds.Of(stream, path) == FileKind.Workbook
                ? new XlsxTable(new XlsxPackage(stream, path), sheet)
                : new CsvTable(stream, path, isHeading);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException error)
        {
            throw Damaged("has letters that its encoding does not know; save it as “CSV UTF-8” and import it again.", error);
        }
        catch (CsvRecordTooLargeException error)
        {
            throw Damaged($"has a row of over {CsvTable.LongestRow / 1_000_000} million characters; " +
                "look there for a quotation mark that is never closed.", error);
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException or XmlException or IOException)
        {
            throw Damaged($"is damaged: {error.Message.TrimEnd('.')}. Save it anew and import it again.", error);
        }
    }

    private UserErrorException Damaged(string what, Exception error) =>
        new($"Register {_path}, after row {_lastRow}, {what} Nothing was stored.", error);
}
