using System.IO.Compression;
using System.Xml;

namespace CoverageMap.Geo.Register.Files;

/// <summary>
/// The parts of a workbook (ECMA-376, Office Open XML). Read by hand because the libraries at hand neither bound what a
/// hostile file may unpack to nor tell an error or a formula without a value from an empty cell. Nothing is written to disk.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int MostParts = 10_000;
    private const int DeepestElement = 64;

    // Sheets of numbers reach a ratio of 40.
    private static readonly StreamBounds Bounds = new(MostBytes: 4L << 30, MostRatio: 100, LongestToken: 2 << 20);

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, // entities can multiply a kilobyte into gigabytes
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false, // a control character is the fault of its row, not of the file
    };

    private readonly FileStream _stream;
    private readonly ZipArchive _zip;

    public XlsxPackage(FileStream stream, string path)
    {
        (_stream, Path) = (stream, path);
        _zip = new ZipArchive(stream, ZipArchiveMode.Read);
        if (_zip.Entries.Count > MostParts) throw new InvalidDataException($"the workbook has {_zip.Entries.Count} parts");
    }

    public string Path { get; }

    public ZipArchiveEntry? Find(string name) => _zip.GetEntry(name);

    public ZipArchiveEntry Part(string name) =>
        Find(name) ?? throw new InvalidDataException($"the workbook lacks its part {name}");

    public static BoundedStream Open(ZipArchiveEntry entry) => new(entry.Open(), entry.CompressedLength, Bounds,
        unpacked => new InvalidDataException($"its part {entry.FullName} unpacks to over {unpacked} MB"),
        longest => new InvalidDataException($"its part {entry.FullName} holds a cell of over {longest} MB"));

    public static XmlReader Read(Stream stream) => XmlReader.Create(stream, Xml);

    /// <summary>The next element of that name; false at the end.</summary>
    public static bool NextElement(XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.Depth > DeepestElement) throw new InvalidDataException("its elements are nested too deeply");
            if (xml.NodeType == XmlNodeType.Element) return true;
        }
        return false;
    }

    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }
}
