using System.Text;

namespace CoverageMap.Geo.Tests.Register.Files;

/// <summary>Registers damaged in the ways that files are: cut short, bytes flipped, columns swapped, cells swollen. The same seed, the same file.</summary>
internal static class DamagedFiles
{
    private static readonly string[] Control = ["\0", "\u0001", "\u001F", "\uFFFE", "\u0007\u0008", "\u2028"];

    private static readonly string[] EvilNames = ["../../etc/passwd", "/etc/passwd", "..\\..\\windows\\win.ini", "xl/worksheets/../../../x.xml"];

    /// <returns>The file's name, which may lie about its kind, and its bytes.</returns>
    public static (string Name, byte[] Bytes) Make(int seed)
    {
        var random = new Random(seed);
        var rows = Rows(random);
        for (var i = random.Next(4); i > 0; i--) Spoil(rows, random);
        var isWorkbook = random.Next(2) == 0;
        var bytes = isWorkbook ? Workbook(rows, random) : Text(rows, random);
        for (var i = random.Next(-2, 3); i > 0; i--) bytes = Break(bytes, random);
        return (random.Next(10) == 0 == isWorkbook ? "register.csv" : "register.xlsx", bytes);
    }

    private static List<object?[]> Rows(Random random)
    {
        var own = random.Next(2) == 0;
        object?[] head = own
            ? ["household", "address", "number", "name", "birth_year", "cccd", "vneid", "sim", "phone"]
            : ["Mã hộ", "Địa chỉ", "STT trong hộ", "Họ và tên", "Ngày sinh", "CCCD", "VNeID", "SIM", "Điện thoại", "Toạ độ"];
        var rows = new List<object?[]> { head };
        for (var i = 0; i < 20; i++)
            rows.Add([$"H{i / 2}", $"Ấp {i / 2}, xã Lộc Hòa", 1 + i % 2, $"Nguyễn Văn {(char)('A' + i)}", own ? 1980 : "12/05/1980",
                own ? "chip" : "có", "", "", own ? "4g" : "x", "11.5, 106.9"]);
        return rows;
    }

    private static void Spoil(List<object?[]> rows, Random random)
    {
        if (rows[random.Next(rows.Count)] is not { Length: > 0 } row) return;
        var column = random.Next(row.Length);
        switch (random.Next(9))
        {
            case 0: row[column] = new string((char)random.Next(1, 0x3000), random.Next(1, 200_000)); break;
            case 1: row[column] = Control[random.Next(Control.Length)] + row[column]; break;
            case 2: (row[0], row[column]) = (row[column], row[0]); break;
            case 3: row[column] = $"\"{row[column]}"; break;
            case 4: row[column] = "#REF!"; break;
            case 5: row[column] = "99999999999999999999999999"; break;
            case 6: rows.RemoveAt(random.Next(rows.Count)); rows.Add([]); break;
            case 7: rows.Insert(random.Next(rows.Count), [.. Enumerable.Repeat<object?>("x", random.Next(1, 3000))]); break;
            default: foreach (var other in rows.Where(other => other.Length > column)) other[column] = row[random.Next(row.Length)]; break;
        }
        if (rows.Count < 2) rows.Add(["H1"]);
        rows[random.Next(rows.Count)] = [.. rows[random.Next(rows.Count)], null, ""];
    }

    private static byte[] Text(List<object?[]> rows, Random random)
    {
        var separator = ",;\t"[random.Next(3)];
        var text = string.Join('\n', rows.Select(row => string.Join(separator, row.Select(cell => CsvCell.Quote($"{cell}")))));
        return random.Next(4) switch
        {
            0 => Encoding.Unicode.GetBytes(text),
            1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            2 => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private static byte[] Workbook(List<object?[]> rows, Random random)
    {
        foreach (var row in rows)
            for (var i = 0; i < row.Length; i++)
                if (random.Next(200) == 0) row[i] = new TestWorkbook.Xml(random.Next(5) switch
                {
                    0 => "><f>A1</f>",
                    1 => "t=\"inlineStr\"><is><t>_xD800__x0000_</t></is>",
                    2 => "t=\"s\"><v>123456789</v>",
                    3 => "t=\"s\"><v>-1</v>",
                    _ => "s=\"1\"><v>1e308</v>",
                });
                else if (row[i] is string text) row[i] = string.Concat(text.Where(letter => letter >= ' ' && letter != '\uFFFE'));
        var workbook = new TestWorkbook();
        if (random.Next(10) == 0) workbook.SharedStrings = "<sst><si><t>" + new string('a', random.Next(100_000));
        if (random.Next(10) == 0) workbook.Styles = "<!DOCTYPE s [<!ENTITY a 'b'>]><styleSheet/>";
        workbook.Sheet("Hộ", rows, random.Next(3) == 0 ? [$"A{random.Next(1, 9)}:A{random.Next(1, 30)}", "B2:XFD1048576"] : []);
        return workbook.Bytes(zip =>
        {
            if (random.Next(10) == 0) TestWorkbook.Add(zip, EvilNames[random.Next(EvilNames.Length)], "x");
            if (random.Next(20) == 0) TestWorkbook.Add(zip, "xl/workbook.xml", "<workbook/>");
            if (random.Next(100) == 0) TestWorkbook.Add(zip, "xl/media/bomb.bin", new string('\0', 10_000_000));
        });
    }

    private static byte[] Break(byte[] bytes, Random random)
    {
        switch (random.Next(4))
        {
            case 0: return bytes[..random.Next(bytes.Length)];
            case 1:
                for (var i = random.Next(1, 30); i > 0 && bytes.Length > 0; i--) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                var at = random.Next(bytes.Length + 1);
                return [.. bytes[..at], .. Enumerable.Range(0, random.Next(1, 2000)).Select(_ => (byte)random.Next(256)), .. bytes[at..]];
            default:
                var (from, length) = (random.Next(bytes.Length + 1), random.Next(1, 300));
                return [.. bytes[..from], .. bytes[Math.Min(bytes.Length, from + length)..]];
        }
    }
}
