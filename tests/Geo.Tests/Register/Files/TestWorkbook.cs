using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace CoverageMap.Geo.Tests.Register.Files;

/// <summary>Builds a workbook part by part, so that a test says exactly what stands in the file.</summary>
internal sealed class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private readonly List<string> _shared = [];
    private readonly Dictionary<string, string> _sheets = [];

    public string Styles { get; set; } =
        $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd&quot; d &quot;/mm/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";

    public string? SharedStrings { get; set; }

    /// <summary>A sheet of cells: text is shared, <see cref="Xml"/> goes in as it is, null leaves the cell out.</summary>
    public TestWorkbook Sheet(string name, IEnumerable<object?[]> rows, params string[] merges)
    {
        var text = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var (index, row) in rows.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{index + 1}\">");
            for (var column = 0; column < row.Length; column++) text.Append(Cell($"{Column(column)}{index + 1}", row[column]));
            text.Append("</row>");
        }
        text.Append("</sheetData>");
        if (merges.Length > 0) text.Append($"<mergeCells>{string.Concat(merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>"))}</mergeCells>");
        _sheets[name] = text.Append("</worksheet>").ToString();
        return this;
    }

    public TestWorkbook RawSheet(string name, string xml)
    {
        _sheets[name] = xml;
        return this;
    }

    public byte[] Bytes(Action<ZipArchive>? more = null)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" +
                string.Concat(_sheets.Keys.Select((name, i) => $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>");
            Add(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
                string.Concat(_sheets.Keys.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Target=\"worksheets/sheet{i + 1}.xml\"/>")) + "</Relationships>");
            Add(zip, "xl/styles.xml", Styles);
            Add(zip, "xl/sharedStrings.xml", SharedStrings ?? $"<sst xmlns=\"{Main}\">{string.Concat(_shared.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))}</sst>");
            foreach (var (index, sheet) in _sheets.Values.Index()) Add(zip, $"xl/worksheets/sheet{index + 1}.xml", sheet);
            more?.Invoke(zip);
        }
        return stream.ToArray();
    }

    public static void Add(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Optimal).Open());
        part.Write(content);
    }

    /// <summary>The inside of a cell element, attributes and all: <c>t="e"><v>#REF!</v></c>.</summary>
    public sealed record Xml(string AttributesAndContent);

    private string Cell(string reference, object? value) => value switch
    {
        null => "",
        Xml xml => $"<c r=\"{reference}\" {xml.AttributesAndContent}</c>",
        string text => $"<c r=\"{reference}\" t=\"s\"><v>{Share(text)}</v></c>",
        _ => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\"><v>{value}</v></c>"),
    };

    private int Share(string text)
    {
        var at = _shared.IndexOf(text);
        if (at >= 0) return at;
        _shared.Add(text);
        return _shared.Count - 1;
    }

    private static string Column(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + column / 26 - 1)}{(char)('A' + column % 26)}";
}
