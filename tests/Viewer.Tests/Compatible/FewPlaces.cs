using CoverageMap.Geo;
using CoverageMap.Viewer.Compatible;
using NetTopologySuite.Geometries;

namespace CoverageMap.Viewer.Tests.Compatible;

/// <summary>A handful of places: a house, its street, hamlet, ward, district and province, and a ward of the same name elsewhere.</summary>
internal sealed class FewPlaces : IPlaceSource
{
    public static readonly DateTimeOffset Updated = new(2024, 5, 6, 1, 0, 0, TimeSpan.Zero);
    public static readonly LonLat Door = new(106.6, 11.85);

    private static readonly DateOnly From = new(2022, 10, 1);
    private static readonly PlaceUnit Commune = new("25273", "Xã Lộc Hòa", "Lộc Hòa", "xã");
    private static readonly PlaceUnit Quarter = new("25195", "Phường 3", "3", "phường");
    private static readonly PlaceUnit County = new("692", "Huyện Lộc Ninh", "Lộc Ninh", "huyện");
    private static readonly PlaceUnit Province = new("70", "Tỉnh Bình Phước", "Bình Phước", "tỉnh");

    private static readonly MultiPolygon Square = new([new Polygon(new LinearRing(
        [new(106.5, 11.8), new(106.7, 11.8), new(106.7, 11.9), new(106.5, 11.9), new(106.5, 11.8)]))]);

    public Task<DateOnly> DayAsync(CancellationToken cancel) => Task.FromResult(new DateOnly(2024, 5, 6));

    public static readonly FoundPlace Ward = new(PlaceKind.Ward, PlaceId.Of(PlaceKind.Ward, "25273", From).Number,
        null, null, null, Commune, County, Province, Door, 5000, "ward", 0.5, Square);

    public static readonly FoundPlace Hamlet = Ward with
    {
        Kind = PlaceKind.Hamlet,
        Id = PlaceId.Of(PlaceKind.Hamlet, "25273", From, "Ấp 3").Number,
        Hamlet = "Ấp 3",
        UncertaintyMetres = 800,
        MatchCode = "hamlet",
        Importance = 0.6,
        Outline = null,
    };

    public static readonly FoundPlace House = Hamlet with
    {
        Kind = PlaceKind.House,
        Id = PlaceId.Of(PlaceKind.House, "25273", From, "12 Lê Duẩn").Number,
        HouseNumber = "12",
        Street = "Lê Duẩn",
        Hamlet = null,
        UncertaintyMetres = 30,
        MatchCode = "house",
        Importance = 0.9,
    };

    public static readonly FoundPlace Other = Ward with
    {
        Id = PlaceId.Of(PlaceKind.Ward, "25195", From).Number,
        Ward = Quarter,
        District = null,
        Position = new LonLat(106.9, 11.5),
        Importance = 0.4,
        Outline = null,
    };

    public Task<IReadOnlyList<FoundPlace>> SearchAsync(string address, DateOnly asOf, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<FoundPlace>>(address switch
        {
            "12 Lê Duẩn, Lộc Hòa, Lộc Ninh" => [House],
            "Ấp 3, Lộc Hòa" => [Hamlet],
            "Lộc Hòa" => asOf == new DateOnly(2030, 1, 1) ? [] : [Other, Ward],
            _ => [],
        });

    public Task<FoundPlace?> AtAsync(LonLat position, PlaceKind smallest, DateOnly asOf, CancellationToken cancel) =>
        Task.FromResult(position.DistanceMetresTo(Door) > 20_000 ? null : smallest switch
        {
            PlaceKind.Country => Ward with { Kind = PlaceKind.Country, Ward = null, District = null, Province = null },
            PlaceKind.Province => Ward with { Kind = PlaceKind.Province, Ward = null, District = null },
            PlaceKind.District => Ward with { Kind = PlaceKind.District, Ward = null },
            PlaceKind.Ward => Ward,
            PlaceKind.Hamlet => Hamlet,
            _ => House,
        });

    public Task<FoundPlace?> FindAsync(long id, CancellationToken cancel) =>
        Task.FromResult(new[] { Ward, Hamlet, Other }.FirstOrDefault(place => place.Id == id));

    public Task<DateTimeOffset> UpdatedAsync(CancellationToken cancel) => Task.FromResult(Updated);
}
