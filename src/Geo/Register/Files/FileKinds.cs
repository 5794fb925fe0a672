using System.IO.Compression;

namespace CoverageMap.Geo.Register.Files;

/// <summary>What a file is by its first bytes.</summary>
internal enum FileKind { Text, Workbook }

/// <summary>Tells workbooks from text, and names the repair for kinds that are not read.</summary>
internal static class FileKinds
{
    private const string SaveAs = "open it in a spreadsheet, save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”, and import that";

    /// <exception cref="UserErrorException">The file is of a kind that is not read.</exception>
    public static FileKind Of(FileStream stream, string path)
    {
        Span<byte> start = stackalloc byte[8];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        start = start[..length];
        if (start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8)) return Zip(stream, path);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw Refused(path, "is an old workbook (.xls) or one with a password", $"take the password away or {SaveAs}");
        if (start.StartsWith("%PDF"u8)) throw Refused(path, "is a PDF", "ask for the table it was printed from, as .xlsx or .csv");
        if (start.StartsWith("{\\rtf"u8) || start.StartsWith("<html"u8) || start.StartsWith("<!DOCTY"u8) || start.StartsWith("<?xml"u8))
            throw Refused(path, "is a document or web page, not a table", SaveAs);
        return FileKind.Text;
    }

    private static FileKind Zip(FileStream stream, string path)
    {
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            if (zip.GetEntry("content.xml") is not null && zip.GetEntry("mimetype") is not null)
                throw Refused(path, "is an OpenDocument file (.ods)", SaveAs);
            if (zip.GetEntry("xl/workbook.bin") is not null) throw Refused(path, "is a binary workbook (.xlsb)", SaveAs);
            if (zip.GetEntry("xl/workbook.xml") is null) throw Refused(path, "is a compressed file without a workbook", "unpack it and import the table in it");
        }
        stream.Position = 0;
        return FileKind.Workbook;
    }

    private static UserErrorException Refused(string path, string what, string repair) =>
        new($"Register {path} {what}; {repair}.");
}
