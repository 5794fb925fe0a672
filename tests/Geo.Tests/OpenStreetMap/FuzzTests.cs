using System.Text;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Geo.Tests.Roads;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.OpenStreetMap;

/// <summary>Whatever bytes are flipped, cut or doubled: the outcome is a sound draft, names, or a sentence to the user.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Damaged_small_pbf_is_read_or_refused()
    {
        using var map = FormatTests.Map();
        var packed = FormatTests.Pbf(map, dense: true);
        Fuzz(packed, ".osm.pbf", 200, seed: 1);
        Assert.InRange(Fuzz(PbfBytes.Unpacked(packed), ".osm.pbf", 600, seed: 2), 50, 550);
        Fuzz(PbfBytes.Unpacked(FormatTests.Pbf(map, dense: false)), ".osm.pbf", 300, seed: 3);
    }

    [Fact]
    public void Damaged_country_is_read_or_refused() =>
        Fuzz(PbfBytes.Unpacked(File.ReadAllBytes(ProjectData.File("roads", "gh_andorra.osm.pbf"))), ".osm.pbf", 40, seed: 4);

    [Fact]
    public void Damaged_xml_is_read_or_refused()
    {
        using var map = FormatTests.Map();
        Fuzz(Encoding.UTF8.GetBytes(map.Xml()), ".osm", 300, seed: 5);
        Fuzz(FormatTests.Gzip(Encoding.UTF8.GetBytes(map.Xml())), ".osm.gz", 100, seed: 6);
    }

    [Fact]
    public void Names_of_a_damaged_country_are_read_or_refused() => Fuzz(
        PbfBytes.Unpacked(File.ReadAllBytes(ProjectData.File("roads", "liechtenstein-2013-08-03.osm.pbf"))), ".osm.pbf", 40, seed: 7,
        file => OsmNames.Read(file.Path, CancellationToken.None));

    private static int Fuzz(byte[] whole, string ending, int copies, int seed) =>
        Fuzz(whole, ending, copies, seed, file => DraftCheck.Holds(file.Read().Roads));

    /// <returns>How many of the copies could be read.</returns>
    private static int Fuzz(byte[] whole, string ending, int copies, int seed, Action<TempExtract> reading)
    {
        var random = new Random(seed);
        var read = 0;
        for (var copy = 0; copy < copies; copy++)
        {
            var bytes = Damage(whole, random);
            using var file = new TempExtract(bytes, ending);
            try
            {
                reading(file);
                read++;
            }
            catch (UserErrorException)
            {
                // As it should be.
            }
            catch (Exception error)
            {
                Assert.Fail($"Copy {copy} of seed {seed}: {error}");
            }
        }
        return read;
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToArray();
        switch (random.Next(8))
        {
            case 0: return bytes[..random.Next(bytes.Length)];
            case 1: return [.. bytes, .. bytes[random.Next(bytes.Length)..]];
            case 2:
                var (from, to) = (random.Next(bytes.Length), random.Next(bytes.Length));
                bytes.AsSpan(from, Math.Min(20, bytes.Length - from)).ToArray().AsSpan(0, Math.Min(20, bytes.Length - Math.Max(from, to))).CopyTo(bytes.AsSpan(to));
                return bytes;
            default:
                for (var flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
        }
    }
}
