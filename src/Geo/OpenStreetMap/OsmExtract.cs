using System.IO.Compression;
using System.Xml;

namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>
/// An OpenStreetMap extract on disk, read from its beginning as often as asked. Why not by OsmSharp:
/// docs/decisions/0013-own-extract-reader.md.
/// </summary>
internal sealed class OsmExtract(string path)
{
    private static readonly string[] Endings = [".pbf", ".osm", ".osm.gz"];

    // Maps reach a ratio of 25.
    private static readonly StreamBounds Bounds = new(MostBytes: 64L << 30, MostRatio: 200, LongestToken: 1 << 20);

    private readonly bool _isPbf = path.EndsWith(".pbf", StringComparison.OrdinalIgnoreCase);

    private readonly long _bytes = Length(path);

    /// <summary>
    /// How many nodes the kept ways may have in all: a node takes some bytes of an honest file even when packed; what
    /// goes far beyond is meant to fill the memory.
    /// </summary>
    public long MostNodes => Math.Min(64_000_000 + 8 * _bytes, Array.MaxLength);

    /// <summary>Likewise for things that are kept by their names.</summary>
    public long MostNamed => 1_000_000 + _bytes;

    /// <param name="progress">The share done, 0 to 1.</param>
    /// <returns>The day of the data, where the file tells it.</returns>
    /// <exception cref="UserErrorException">The file is missing, damaged or hostile.</exception>
    public DateOnly? Read(IOsmReceiver receiver, IProgress<double>? progress, CancellationToken cancel)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            if (_isPbf) return ReadPbf(file, receiver, progress, cancel);
            var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            using var bounded = new BoundedStream(isPacked ? new GZipStream(file, CompressionMode.Decompress) : file, file.Length, Bounds,
                unpacked => new OsmDamage($"it unpacks to over {unpacked} MiB, more than a map holds."),
                longest => new OsmDamage($"it holds a tag of over {longest} MiB."));
            OsmXml.Read(bounded, receiver, () => progress?.Report((double)file.Position / file.Length), cancel);
            return null;
        }
        catch (Exception error) when (error is OsmDamage or InvalidDataException or XmlException or IOException or UnauthorizedAccessException)
        {
            throw Unreadable(error.Message, error);
        }
        catch (OutOfMemoryException error)
        {
            throw Unreadable("it holds more than fits into this machine's memory. Use a smaller area.", error);
        }
    }

    public UserErrorException Unreadable(string reason, Exception? error = null) =>
        new($"{path} cannot be read as an OpenStreetMap extract: {reason.TrimEnd('.')}. Nothing was changed.", error);

    private static DateOnly? ReadPbf(FileStream file, IOsmReceiver receiver, IProgress<double>? progress, CancellationToken cancel)
    {
        var blobs = new PbfBlobs(file);
        var block = new PbfBlock(receiver);
        var header = default(PbfHeader);
        while (blobs.Next())
        {
            cancel.ThrowIfCancellationRequested();
            if (blobs.Type == "OSMHeader") header = PbfHeader.Read(blobs.Content.Span);
            else if (blobs.Type == "OSMData") block.Read(blobs.Content.Span, header.HasPlacesOnWays);
            progress?.Report((double)file.Position / file.Length);
        }
        return header.Day;
    }

    private static long Length(string path)
    {
        if (!Array.Exists(Endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            throw new UserErrorException($"{path} is no extract that is read here; use a file that ends in {string.Join(", ", Endings)}. Nothing was changed.");
        try
        {
            var length = new FileInfo(path).Length;
            return length > 0 ? length : throw new UserErrorException($"{path} is empty. Nothing was changed.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserErrorException($"{path} cannot be read: {error.Message} Nothing was changed.", error);
        }
    }
}
