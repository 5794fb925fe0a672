using System.Text;
using System.Text.Unicode;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Register.Letters;

namespace CoverageMap.Geo.Register.Files;

/// <summary>How the bytes of a text file become letters.</summary>
/// <param name="MarkLength">Bytes of the byte order mark, which are not text.</param>
/// <param name="Note">What the user should know, or null where it is UTF-8 as asked for.</param>
internal sealed record TextEncoding(Encoding Encoding, int MarkLength, string? Note);

/// <summary>Finds a text file's encoding: by its mark, else UTF-8 where all bytes fit, else by which letters make Vietnamese words.</summary>
internal static class TextEncodings
{
    private const int SampleBytes = 1 << 18;
    private const double CertainShare = 0.8;
    private const double DoubtfulShare = 0.5;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding Windows1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <exception cref="UserErrorException">No encoding gives Vietnamese words, or the file is not text.</exception>
    public static TextEncoding Detect(Stream stream, string path)
    {
        stream.Position = 0;
        var sample = new byte[SampleBytes];
        sample = sample[..stream.ReadAtLeast(sample, SampleBytes, throwOnEndOfStream: false)];
        return Marked(sample) ?? WithoutMark16(sample, path) ?? Utf8OrOlder(stream, sample, path);
    }

    private static TextEncoding? Marked(byte[] sample) => sample switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new TextEncoding(StrictUtf8, 3, null),
        [0xFF, 0xFE, ..] => new TextEncoding(Utf16(bigEndian: false), 2, "The file is in UTF-16."),
        [0xFE, 0xFF, ..] => new TextEncoding(Utf16(bigEndian: true), 2, "The file is in UTF-16."),
        _ => null,
    };

    /// <summary>Digits and separators leave every second byte zero.</summary>
    private static TextEncoding? WithoutMark16(byte[] sample, string path)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i++)
            if (sample[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        var many = sample.Length / 10;
        if (odd > many && odd > 20 * even) return new TextEncoding(Utf16(bigEndian: false), 0, "The file is in UTF-16 without a mark.");
        if (even > many && even > 20 * odd) return new TextEncoding(Utf16(bigEndian: true), 0, "The file is in UTF-16 without a mark.");
        return even + odd <= many ? null : throw new UserErrorException(
            $"Register {path} is no table of text; save the table as “CSV UTF-8” or as .xlsx and import that.");
    }

    private static TextEncoding Utf8OrOlder(Stream stream, byte[] sample, string path)
    {
        if (LineThatIsNotUtf8(stream) is not { } line) return new TextEncoding(StrictUtf8, 0, null);
        var latin = Windows1252.GetString(sample);
        var candidates = new (string Name, Encoding Encoding, double Share)[]
        {
            ("Windows-1258", Windows1258, Share(VietnameseLetters.Compose(Windows1258.GetString(sample)))),
            ("TCVN3", Windows1252, Share(LegacyFont.Tcvn3.Convert(latin))),
            ("VNI", Windows1252, Share(LegacyFont.Vni.Convert(latin))),
        }.OrderByDescending(candidate => candidate.Share).ToArray();
        if (candidates[0].Share >= CertainShare && candidates[1].Share < DoubtfulShare)
            return new TextEncoding(candidates[0].Encoding, 0, candidates[0].Encoding == Windows1258
                ? "The file is in Windows-1258; its letters were turned into Unicode." : null);
        throw new UserErrorException(
            $"Register {path} is not UTF-8 (line {line}), and no older encoding of Vietnamese makes words of it; " +
            "save it as “CSV UTF-8” and import it again. Nothing was stored.");
    }

    private static double Share(string text) => VietnameseWords.Count(text).Share;

    /// <summary>The first line with bytes that are not UTF-8, or null. Streams; a register may be large.</summary>
    private static int? LineThatIsNotUtf8(Stream stream)
    {
        stream.Position = 0;
        var (buffer, kept, line) = (new byte[1 << 16], 0, 1);
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = kept + read;
            var whole = filled - CutLetter(buffer.AsSpan(0, filled));
            if (!Utf8.IsValid(buffer.AsSpan(0, whole)))
                return line + buffer.AsSpan(0, ValidLength(buffer.AsSpan(0, whole))).Count((byte)'\n');
            line += buffer.AsSpan(0, whole).Count((byte)'\n');
            kept = filled - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
        }
        return kept == 0 ? null : line;
    }

    /// <summary>Bytes at the end that begin a letter whose rest is yet to be read.</summary>
    private static int CutLetter(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80) continue;
            return (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1) > back ? back : 0;
        }
        return 0;
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        Utf8.ToUtf16(bytes, new char[bytes.Length], out var read, out _, replaceInvalidSequences: false);
        return read;
    }

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);
}
