using System.Globalization;
using System.Xml;

namespace CoverageMap.Geo.Register.Files;

/// <summary>Reads a sheet of a workbook row by row; a merged cell's value stands in each row it spans.</summary>
internal sealed class XlsxTable : ITable
{
    private const int MostColumns = 2_000;
    private const int MostRows = 1_048_576;

    private readonly XlsxPackage _package;
    private readonly string _part;
    private readonly XlsxTexts _texts;
    private readonly XlsxDates _dates;
    private readonly XlsxMerges _merges;
    private readonly long _bytes;
    private BoundedStream? _stream;

    public XlsxTable(XlsxPackage package, string? sheet)
    {
        _package = package;
        var workbook = new XlsxWorkbook(package);
        (var name, _part) = workbook.Find(package, sheet);
        Note = workbook.Names.Count() > 1 ? $"Sheet “{name}” was read; the file also has: " +
            $"{string.Join(", ", workbook.Names.Where(other => other != name).Take(10))}." : null;
        _dates = new XlsxDates(package, workbook.CountsFrom1904);
        (_merges, _bytes) = XlsxMerges.Read(package.Part(_part));
        _texts = new XlsxTexts(package);
    }

    public double ShareRead => _stream is null ? 0 : (double)_stream.BytesRead / Math.Max(1, _bytes);

    public string? Note { get; }

    public IEnumerable<FileRow> Rows()
    {
        using var stream = _stream = XlsxPackage.Open(_package.Part(_part));
        using var xml = XlsxPackage.Read(stream);
        var (row, cells) = (0, new List<string>());
        while (XlsxPackage.NextElement(xml))
        {
            if (xml.LocalName == "row")
            {
                if (row > 0) yield return _merges.Fill(row, cells);
                row = Number(xml.GetAttribute("r"), row + 1, row + 1, MostRows, "row");
                cells.Clear();
            }
            else if (xml.LocalName == "c" && row > 0) ReadCell(xml, cells);
            else if (xml.LocalName is "mergeCells" or "dataValidations") break;
        }
        if (row > 0) yield return _merges.Fill(row, cells);
    }

    public void Dispose() => _package.Dispose();

    private void ReadCell(XmlReader xml, List<string> cells)
    {
        var column = xml.GetAttribute("r") is { } reference ? CellReference.Column(reference) : cells.Count;
        if (column < cells.Count || column >= MostColumns)
            throw new InvalidDataException($"cell {xml.GetAttribute("r")} is out of its order, or beyond column {MostColumns}");
        while (cells.Count < column) cells.Add("");
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        var (value, hasFormula) = ReadValue(xml);
        cells.Add(value is null ? hasFormula ? CellErrors.NoResult : "" : type switch
        {
            "s" => _texts[Number(value, -1, 0, int.MaxValue, "shared text")],
            "b" => value == "1" ? "TRUE" : "FALSE",
            "e" or "str" or "inlineStr" => value,
            "d" => value.Length >= 10 ? value[..10] : value,
            _ => NumberText(value, style),
        });
    }

    private static (string? Value, bool HasFormula) ReadValue(XmlReader xml)
    {
        (string? Value, bool HasFormula) read = (null, false);
        if (xml.IsEmptyElement) return read;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "f") read.HasFormula = true;
            else if (xml.LocalName is "v" or "is") read.Value = XlsxTexts.ReadText(xml);
        }
        return read;
    }

    /// <summary>A day as yyyy-MM-dd; any other number in plain digits, since "1E+05" is no household code.</summary>
    private string NumberText(string value, string? style)
    {
        if (!double.TryParse(value, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return value;
        // A year typed into a cell of dates is shown as a day of 1905, and is still a year.
        if (_dates.IsDate(style) && number is (< 1900 or > 2100) && _dates.Day(number) is { } day) return day;
        return number == Math.Truncate(number) && Math.Abs(number) < 1e15
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static int Number(string? text, int absent, int least, int most, string what)
    {
        if (text is null) return absent;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InvalidDataException($"'{(text.Length > 20 ? text[..20] : text)}' is no {what} number in its place");
    }
}
