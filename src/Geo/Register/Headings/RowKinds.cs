using System.Globalization;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Register.Files;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>What a row below the heading is. All but a person are passed over, counted and told.</summary>
internal enum RowKind { Person, Empty, Heading, ColumnNumbers, Total, Section, Signature }

/// <summary>Tells residents from what else stands in a list that was made to be printed. In doubt it is a resident.</summary>
internal sealed class RowKinds(RegisterLayout layout)
{
    private static readonly string[] Totals = ["tổng", "cộng", "total", "lũy kế", "luỹ kế"];
    private static readonly string[] TotalsWithoutMarks = ["tong cong", "tong so", "tong", "cong", "total", "luy ke"];

    private static readonly string[] Signatures =
    [
        "nguoi lap", "lap bieu", "nguoi tong hop", "can bo", "ky ten", "ky ghi ro", "chu tich", "pho chu tich", "tm uy ban", "tm ubnd", "xac nhan cua",
        "thu truong", "truong cong an", "cong an xa", "cong an phuong", "kt chu tich", "nguoi kiem tra", "truong ap", "truong thon", "truong khu pho", "ghi chu",
        "noi nhan", "ky dong dau", "ky va ghi ro",
    ];

    private static readonly string[] Sections = ["ap", "thon", "khu pho", "kp", "to", "xa", "phuong", "thi tran", "khu", "soc", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "a", "b", "c", "trang", "page"];

    private const int FewCells = 4;

    private readonly int _name = layout.Index(Fields.Name);
    private readonly int _birthYear = layout.Index(Fields.BirthYear);
    private bool _isSigned;

    public RowKind Of(FileRow row)
    {
        var filled = row.FilledCells;
        if (filled == 0) return RowKind.Empty;
        if (IsHeading(row)) return RowKind.Heading;
        if (layout.IsOwn) return RowKind.Person;
        // Somebody with a year of birth is a resident, whatever else stands in the row.
        if (HasYear(row[_birthYear]))
        {
            _isSigned = false;
            return RowKind.Person;
        }
        if (AreColumnNumbers(row)) return RowKind.ColumnNumbers;
        var cell = row.Cells.First(cell => !string.IsNullOrWhiteSpace(cell));
        if (IsTotal(cell) && (!row[_name].Any(char.IsLetter) || IsTotal(row[_name]))) return RowKind.Total;
        if (filled <= FewCells && row[_birthYear] == "" && row.Cells.Any(text => IsSignature(HeadingKey.Of(text))))
        {
            _isSigned = true;
            return RowKind.Signature;
        }
        if (_isSigned && filled <= FewCells && row[_birthYear] == "") return RowKind.Signature; // the names below
        return filled == 1 && row[_birthYear] == "" && (row[_name] == "" || IsSection(cell)) ? RowKind.Section : RowKind.Person;
    }

    private bool IsHeading(FileRow row)
    {
        var (same, cells) = (0, Math.Min(row.Cells.Length, layout.Headings.Count));
        for (var i = 0; i < cells; i++)
            if (layout.Headings[i] != "" && layout.Headings[i].Equals(row[i], StringComparison.OrdinalIgnoreCase)) same++;
        return same >= 3 && same * 2 > layout.Headings.Count(heading => heading != "");
    }

    /// <summary>"(1) (2) (3)", "A B 1 2": forms number their columns below the heading.</summary>
    private static bool AreColumnNumbers(FileRow row)
    {
        if (row.FilledCells < 3) return false;
        var before = 0;
        foreach (var cell in row.Cells)
        {
            var text = HeadingKey.Of(cell);
            if (text == "") continue;
            if (text.Length == 1 && char.IsAsciiLetter(text[0]) && before == 0) continue;
            if (!int.TryParse(text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != before + 1 || number > 99) return false;
            before = number;
        }
        return before >= 2;
    }

    /// <summary>"Tổng cộng: 35", not "Tống Công Minh".</summary>
    private static bool IsTotal(string cell)
    {
        var text = VietnameseLetters.Compose(cell.Trim()).ToLowerInvariant();
        if (text.Length > 200) return false;
        var (words, key) = text.Any(letter => letter > 0x7F) ? (Totals, text.Replace(':', ' ')) : (TotalsWithoutMarks, HeadingKey.Of(text));
        return StartsWith(key, words);
    }

    /// <summary>"Ấp 3" and "II. Khu phố 1", not "Tô Văn An": where the only cell is that of the name, a number must be in it.</summary>
    private static bool IsSection(string cell) => cell.Any(char.IsAsciiDigit) && StartsWith(HeadingKey.Of(cell), Sections);

    private static bool HasYear(string text) =>
        int.TryParse(BirthYears.Read(text), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1850 and <= 2100;

    private static bool IsSignature(string key) => StartsWith(key, Signatures) || (key.StartsWith("ngay ", StringComparison.Ordinal) && key.Contains(" thang ", StringComparison.Ordinal))
        || (key.Contains(" ngay ", StringComparison.Ordinal) && key.Contains(" thang ", StringComparison.Ordinal) && key.Contains(" nam ", StringComparison.Ordinal));

    private static bool StartsWith(string key, string[] words)
    {
        foreach (var word in words)
            if (key.StartsWith(word, StringComparison.Ordinal) && (key.Length == word.Length || key[word.Length] == ' ')) return true;
        return false;
    }
}
