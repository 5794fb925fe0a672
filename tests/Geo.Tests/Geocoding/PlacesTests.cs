using System.IO.Compression;
using System.Text;
using CoverageMap.Geo.Geocoding;
using CoverageMap.Geo.Geocoding.Gazetteers;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>Positions to wards and streets, and names taken out of OpenStreetMap.</summary>
[Collection(Country.Name)]
public sealed class PlacesTests(Country country) : IDisposable
{
    private const string Map = """
        <?xml version="1.0"?><osm version="0.6">
        <node id="1" version="1" lat="11.94" lon="106.59"/><node id="2" version="1" lat="11.94" lon="106.60"/>
        <node id="3" version="1" lat="11.941" lon="106.595"><tag k="addr:housenumber" v="12A"/><tag k="addr:street" v="Đường Lê Lợi"/></node>
        <node id="4" version="1" lat="11.95" lon="106.60"><tag k="place" v="hamlet"/><tag k="name" v="Ấp Thử Nghiệm"/></node>
        <node id="5" version="1" lat="11.945" lon="106.60"><tag k="amenity" v="marketplace"/><tag k="name" v="Chợ Hoa Sen"/></node>
        <way id="9" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="Đường Lê Lợi"/><tag k="ref" v="ĐT.799"/></way>
        </osm>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Imported => Path.Combine(_folder, "gazetteer");

    private Geocoder Import(string path)
    {
        GazetteerImport.Run(path, Imported, "map", default);
        return new Geocoder(new GazetteerFolders(ProjectData.Folder, Imported).Load());
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    [Theory]
    [InlineData("12A Lê Lợi, xã Lộc Hòa, Lộc Ninh, Bình Phước", MatchCode.House, 106.595, 11.941)]
    [InlineData("99 đường Lê Lợi, xã Lộc Hòa, Lộc Ninh, Bình Phước", MatchCode.Street, 106.595, 11.94)]
    [InlineData("ĐT799, xã Lộc Hòa, Lộc Ninh, Bình Phước", MatchCode.Street, 106.595, 11.94)]
    [InlineData("ấp Thử Nghiệm, xã Lộc Hòa, Lộc Ninh, Bình Phước", MatchCode.Hamlet, 106.60, 11.95)]
    [InlineData("Chợ Hoa Sen, xã Lộc Hòa, Lộc Ninh, Bình Phước", MatchCode.Hamlet, 106.60, 11.945)]
    public void Address_is_found_by_what_an_extract_names(string address, MatchCode code, double lon, double lat)
    {
        var result = Import(Write("map.osm", Encoding.UTF8.GetBytes(Map))).Resolve(address, Country.Before);
        Assert.Equal((code, "25273"), (result.Code, result.Ward?.Code));
        Assert.InRange(result.Position!.Value.DistanceMetresTo(new LonLat(lon, lat)), 0, 60);
    }

    [Fact]
    public void Compressed_text_is_read_as_well()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(Map));
        Assert.Equal(new GazetteerImported(2, 1, 1, 1), GazetteerImport.Run(Write("map.osm.gz", packed.ToArray()), Imported, "map", default));
    }

    [Fact]
    public void Extract_without_full_metadata_is_read_in_either_form_of_nodes()
    {
        foreach (var path in (string[])[Write("plain.osm.pbf", NamedPbf.Plain), Write("dense.osm.pbf", NamedPbf.Dense)])
        {
            Assert.Equal(new GazetteerImported(2, 0, 1, 0), GazetteerImport.Run(path, Imported, "map", default));
            Assert.Equal("name,line\nLê Lợi,106.9 11.5;106.901 11.5\nĐT.799,106.9 11.5;106.901 11.5\n", File.ReadAllText(Path.Combine(Imported, "map.streets.csv")));
            Assert.Equal("name,lon,lat\nẤp 1,106.901,11.5\n", File.ReadAllText(Path.Combine(Imported, "map.hamlets.csv")));
        }
    }

    [Fact]
    public void Ways_may_stand_before_their_nodes_and_lack_some()
    {
        const string turned = """
            <osm><way id="9"><nd ref="2"/><nd ref="7"/><nd ref="1"/><tag k="highway" v="path"/><tag k="name" v="Hẻm 2"/></way>
            <way id="8"><nd ref="1"/><nd ref="7"/><tag k="highway" v="path"/><tag k="name" v="Hẻm 3"/></way>
            <way id="7"><nd ref="1"/><nd ref="2"/><tag k="amenity" v="school"/><tag k="name" v="Trường B"/></way>
            <node id="2" lat="11.94" lon="106.60"/><node id="1" lat="11.94" lon="106.59"/></osm>
            """;
        Assert.Equal(new GazetteerImported(1, 0, 0, 1), GazetteerImport.Run(Write("map.osm", Encoding.UTF8.GetBytes(turned)), Imported, "map", default));
        Assert.Equal("name,line\nHẻm 2,106.6 11.94;106.59 11.94\n", File.ReadAllText(Path.Combine(Imported, "map.streets.csv")));
        Assert.Equal("name,lon,lat\nTrường B,106.595,11.94\n", File.ReadAllText(Path.Combine(Imported, "map.venues.csv")));
    }

    [Fact]
    public void Text_longer_than_the_map_allows_is_no_name()
    {
        var endless = Map.Replace("ĐT.799", string.Concat(Enumerable.Range(0, 1000).Select(number => $"ĐT.{number};")), StringComparison.Ordinal);
        Assert.Equal(new GazetteerImported(1, 1, 1, 1), GazetteerImport.Run(Write("map.osm", Encoding.UTF8.GetBytes(endless)), Imported, "map", default));
    }

    [Fact]
    public void Damaged_extract_is_refused_and_the_older_import_stays()
    {
        GazetteerImport.Run(Write("map.osm", Encoding.UTF8.GetBytes(Map)), Imported, "map", default);
        var older = Directory.GetFiles(Imported).Order().Select(File.ReadAllText).ToList();
        var extract = File.ReadAllBytes(ProjectData.File("roads", "hanoi_southeast_2025.osm.pbf"));
        string[] damaged = [Write("cut.osm.pbf", extract[..20_000]), Write("noise.osm.pbf", [.. extract.Select((one, at) => at % 97 == 50 ? (byte)~one : one)]),
            Write("cut.osm", Encoding.UTF8.GetBytes(Map[..300])), Write("map.csv", "a,b\n1,2\n"u8.ToArray()), Write("empty.osm.pbf", []), Path.Combine(_folder, "missing.osm.pbf")];
        foreach (var path in damaged)
            Assert.Contains(path, Assert.Throws<UserErrorException>(() => GazetteerImport.Run(path, Imported, "map", default)).Message, StringComparison.Ordinal);
        Assert.Throws<UserErrorException>(() => GazetteerImport.Run(damaged[0], Imported, "../map", default));
        Assert.Equal(older, Directory.GetFiles(Imported).Order().Select(File.ReadAllText));
    }

    [Fact]
    public void Street_of_a_real_extract_holds_most_of_its_points_within_its_uncertainty()
    {
        var geocoder = Import(ProjectData.File("roads", "hanoi_southeast_2025.osm.pbf"));
        var reverse = new ReverseGeocoder(geocoder.Gazetteer);
        var random = new Random(1);
        var pieces = geocoder.Gazetteer.Streets.Pieces.Where(piece => piece.Name.StartsWith("Phố ", StringComparison.Ordinal)).ToList();
        var (tried, inside) = (0, 0);
        for (var at = 0; at < 400; at++)
        {
            var piece = pieces[random.Next(pieces.Count)];
            var point = piece.Line[random.Next(piece.Line.Count)];
            if (reverse.Find(point, Country.Before).Ward is not { } ward) continue;
            var result = geocoder.Resolve($"{random.Next(1, 90)} {piece.Name}, {ward.FullName}, {ward.District!.FullName}, Hà Nội", Country.Before);
            if (result.Code != MatchCode.Street) continue;
            tried++;
            if (result.Position!.Value.DistanceMetresTo(point) <= result.UncertaintyMetres) inside++;
        }
        Assert.True(tried > 300, $"{tried} streets found");
        Assert.InRange(inside / (double)tried, 0.85, 1);
    }

    [Theory]
    [InlineData(106.593765, 11.941665, "2024-05-06", "Xã Lộc Hòa", true)]
    [InlineData(106.593765, 11.941665, "2025-08-01", "Xã Lộc Thạnh", true)]
    [InlineData(105.8, 21.0, "2025-08-01", "Phường Yên Hòa", false)]
    [InlineData(112.0, 8.0, "2024-05-06", null, false)]
    public void Position_is_in_a_ward_of_the_day(double lon, double lat, string day, string? ward, bool inOutline)
    {
        var found = new ReverseGeocoder(country.Gazetteer).Find(new LonLat(lon, lat), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        if (ward != "Phường Yên Hòa") Assert.Equal(ward, found.Ward?.FullName);
        else Assert.Equal("Hà Nội", found.Ward?.Province.Name); // by the nearest centre only, which may err by a ward
        Assert.Equal(inOutline, found.IsInOutline);
    }

    [Fact]
    public void Of_wards_that_share_a_centre_none_is_chosen_but_what_they_lie_in()
    {
        var ward = country.Gazetteer.Wards.First(unit => unit is { Province.Name: "Cà Mau", ValidTo: null } && unit.Predecessors.Count > 1);
        var found = new ReverseGeocoder(country.Gazetteer).Find(ward.Extent!.Centre, Country.Before);
        Assert.Null(found.Ward);
        Assert.NotNull(found.Around);
    }

    [Fact]
    public void Nearest_street_and_hamlet_are_told_with_their_distance()
    {
        var geocoder = Import(Write("map.osm", Encoding.UTF8.GetBytes(Map)));
        var found = new ReverseGeocoder(geocoder.Gazetteer).Find(new LonLat(106.595, 11.9409), Country.Before);
        Assert.Equal("Đường Lê Lợi", found.Street!.Name);
        Assert.InRange(found.Street.Metres, 95, 105);
        Assert.Equal("Chợ Hoa Sen", found.Hamlet!.Name);
    }

    [Fact]
    public void Position_far_from_the_ward_that_the_address_names_is_a_fault()
    {
        var check = new WardCheck(country.Geocoder, Country.Before);
        var there = new LonLat(106.593765, 11.941665);
        Assert.Null(check.Fault("ấp 1, xã Lộc Hòa, huyện Lộc Ninh", there));
        Assert.Equal("lies in Xã Lộc Hòa, but the address names Xã Bom Bo", check.Fault("xã Bom Bo, huyện Bù Đăng", there));
        Assert.Null(check.Fault("huyện Bù Đăng", there)); // names no ward
        Assert.Null(check.Fault("phường Trung Hòa, Cầu Giấy, Hà Nội", new LonLat(105.80, 21.01)));
        Assert.Contains("km from the middle of", check.Fault("phường Trung Hòa, Cầu Giấy, Hà Nội", new LonLat(105.3, 21.3)), StringComparison.Ordinal);
    }
}
