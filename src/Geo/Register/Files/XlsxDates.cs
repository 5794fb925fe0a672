using System.Globalization;

namespace CoverageMap.Geo.Register.Files;

/// <summary>Which styles of a workbook show a number as a date, and what day a number is.</summary>
internal sealed class XlsxDates
{
    private const int DaysFrom1900To1904 = 1462;

    private readonly List<bool> _isDate = [];
    private readonly bool _from1904;

    public XlsxDates(XlsxPackage package, bool from1904)
    {
        _from1904 = from1904;
        if (package.Find("xl/styles.xml") is not { } entry) return;
        var formats = new Dictionary<string, bool>();
        var inCells = false;
        using var xml = XlsxPackage.Read(XlsxPackage.Open(entry));
        while (XlsxPackage.NextElement(xml))
        {
            if (xml.LocalName == "numFmt") formats[xml.GetAttribute("numFmtId") ?? ""] = IsDateFormat(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName is "cellXfs" or "cellStyleXfs" or "cellStyles" or "dxfs") inCells = xml.LocalName == "cellXfs";
            else if (xml.LocalName == "xf" && inCells) _isDate.Add(IsDate(xml.GetAttribute("numFmtId") ?? "", formats));
        }
    }

    public bool IsDate(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _isDate.Count && _isDate[index];

    /// <summary>The day as yyyy-MM-dd, or null where the number is none.</summary>
    public string? Day(double number)
    {
        var day = number + (_from1904 ? DaysFrom1900To1904 : 0);
        return day is >= 1 and < 2_958_466 ? DateTime.FromOADate(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    private static bool IsDate(string format, Dictionary<string, bool> own) => own.TryGetValue(format, out var isDate)
        ? isDate
        : int.TryParse(format, CultureInfo.InvariantCulture, out var id) && id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    /// <summary>A format with a year or a day outside of quotation marks, brackets and escapes.</summary>
    private static bool IsDateFormat(string format)
    {
        var closing = '\0';
        for (var i = 0; i < format.Length; i++)
        {
            var letter = format[i];
            if (closing != '\0') { if (letter == closing) closing = '\0'; }
            else if (letter == '"') closing = '"';
            else if (letter == '[') closing = ']';
            else if (letter is '\\' or '_' or '*') i++;
            else if (letter is 'y' or 'Y' or 'd' or 'D') return true;
        }
        return false;
    }
}
