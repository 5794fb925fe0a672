using System.Globalization;
using System.Text;
using System.Xml;

namespace CoverageMap.Geo.Register.Files;

/// <summary>
/// The texts that cells of a workbook share. Kept as UTF-8 in large blocks: a million names as strings take three
/// times the room and keep the garbage collector busy.
/// </summary>
internal sealed class XlsxTexts
{
    /// <summary>Characters a spreadsheet allows in a cell.</summary>
    public const int LongestCell = 32_767;

    private const int BlockBytes = 1 << 20;
    private const long MostBytes = 256L << 20;

    private readonly List<byte[]> _blocks = [];
    private readonly List<(int Block, int At, int Length)> _texts = [];
    private int _used = BlockBytes;

    public XlsxTexts(XlsxPackage package)
    {
        if (package.Find("xl/sharedStrings.xml") is not { } entry) return;
        using var xml = XlsxPackage.Read(XlsxPackage.Open(entry));
        while (XlsxPackage.NextElement(xml))
            if (xml.LocalName == "si") Add(ReadText(xml));
    }

    public string this[int index] => index >= 0 && index < _texts.Count && _texts[index] is var (block, at, length)
        ? Encoding.UTF8.GetString(_blocks[block], at, length)
        : throw new InvalidDataException($"a cell names the shared text {index}, and there are {_texts.Count}");

    /// <summary>The text of an element with runs of differing fonts, without the readings above Asian letters.</summary>
    public static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") xml.Skip();
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(xml.Value);
            if (text.Length > LongestCell) throw new InvalidDataException($"a cell holds over {LongestCell} characters");
        }
        return XlsxEscapes.Decode(text.ToString());
    }

    private void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (_used + length > BlockBytes)
        {
            if ((long)_blocks.Count * BlockBytes > MostBytes) throw new InvalidDataException("its shared texts take over 256 MB");
            _blocks.Add(new byte[BlockBytes]);
            _used = 0;
        }
        Encoding.UTF8.GetBytes(text, _blocks[^1].AsSpan(_used));
        _texts.Add((_blocks.Count - 1, _used, length));
        _used += length;
    }
}
