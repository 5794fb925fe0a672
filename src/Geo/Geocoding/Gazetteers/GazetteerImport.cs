using System.Globalization;
using System.Text;

namespace CoverageMap.Geo.Geocoding.Gazetteers;

/// <summary>What an import added.</summary>
public sealed record GazetteerImported(int Streets, int Houses, int Hamlets, int Venues);

/// <summary>
/// Takes names out of an OpenStreetMap extract, or hamlet points out of a CSV, and keeps them in the gazetteer's folder,
/// where every later run finds them. Importing under the same name again replaces what was there.
/// </summary>
public static class GazetteerImport
{
    /// <param name="path">.osm.pbf, .osm, .osm.gz, or .csv with `name`, `lon`, `lat`.</param>
    /// <param name="folder">As <see cref="GazetteerFolders.Imported"/>.</param>
    /// <param name="name">Letters, digits and hyphens.</param>
    /// <exception cref="UserErrorException">The file is missing or damaged, or the name is none; what was there stays.</exception>
    public static GazetteerImported Run(string path, string folder, string name, CancellationToken cancel)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new UserErrorException($"'{name}' is no name for an import; use letters, digits and hyphens, such as --name ha-noi.");
        if (File.Exists(path) && new FileInfo(path).Length == 0) throw new UserErrorException($"{path} is empty. Nothing was changed.");
        var names = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ReadPoints(path) : OsmNames.Read(path, cancel);
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, name + ".streets.csv"), names.Streets.Count, file => StreetFile.Write(file, names.Streets));
        Write(Path.Combine(folder, name + ".houses.csv"), names.Houses.Count, file => HouseFile.Write(file, names.Houses));
        Write(Path.Combine(folder, name + ".hamlets.csv"), names.Hamlets.Count, file => WritePoints(file, names.Hamlets));
        Write(Path.Combine(folder, name + ".venues.csv"), names.Venues.Count, file => WritePoints(file, names.Venues));
        return new GazetteerImported(names.Streets.Count, names.Houses.Count, names.Hamlets.Count, names.Venues.Count);
    }

    private static OsmNames ReadPoints(string path)
    {
        var points = new List<(string, LonLat)>();
        PointFile.Read(path, (name, position) => points.Add((name, position)));
        return new OsmNames([], [], points, []);
    }

    // Beside its place and moved there when whole; an import without any takes the older file away.
    private static void Write(string path, int count, Action<TextWriter> write)
    {
        try
        {
            if (count == 0)
            {
                File.Delete(path);
                return;
            }
            using (var file = new StreamWriter(path + ".new", append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))) write(file);
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} cannot be written: {error.Message}", error);
        }
        finally
        {
            File.Delete(path + ".new");
        }
    }

    private static void WritePoints(TextWriter file, IEnumerable<(string Name, LonLat Position)> points)
    {
        file.Write("name,lon,lat\n");
        foreach (var (name, position) in points)
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{CsvCell.Quote(name)},{position.Lon:0.######},{position.Lat:0.######}\n"));
    }
}
