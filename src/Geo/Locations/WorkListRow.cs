using Npgsql;

namespace CoverageMap.Geo.Locations;

/// <summary>A row of <see cref="WorkListSql"/>: a household, what the geocoder found, where it stands and where it was put earlier.</summary>
internal sealed record WorkListRow(
    long HouseholdId, string Code, string Address, string Reason, string? Detail, IReadOnlyList<StoredCandidate> Found,
    KnownPlace? Present, KnownPlace? Earlier, int SameAddress, string Place)
{
    public IEnumerable<string> AreaCodes => Found.Select(place => place.Area)
        .Concat(new[] { Present, Earlier }.OfType<KnownPlace>().Select(place => place.AreaCode));

    public static WorkListRow Read(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), Text(row, 4), StoredCandidate.Read(Text(row, 5)),
        row.IsDBNull(6) ? null : new KnownPlace(0, row.GetString(9), null, null,
            new LonLat(row.GetDouble(6), row.GetDouble(7)), row.GetInt32(8)),
        row.IsDBNull(10) ? null : new KnownPlace(row.GetInt64(10), row.GetString(16), row.GetString(12), row.GetString(11),
            new LonLat(row.GetDouble(13), row.GetDouble(14)), row.GetInt32(15)),
        Math.Max(1, (int)row.GetInt64(17)), row.GetString(18));

    /// <param name="wards">Those of <see cref="AreaCodes"/> that are wards; a district as candidate is no place to put a household.</param>
    public WorkListItem ToItem(IReadOnlyDictionary<string, WardPlace> wards, IReadOnlyDictionary<string, WiderArea> wider)
    {
        var candidates = new List<PlaceCandidate>();
        if (Present is not null && wards.TryGetValue(Present.AreaCode, out var here))
            candidates.Add(Present.In(here, CandidateOrigin.Present));
        for (var at = 0; at < Found.Count; at++)
            if (wards.TryGetValue(Found[at].Area, out var ward)) candidates.Add(Found[at].In(ward, at));
        if (Earlier is not null && wards.TryGetValue(Earlier.AreaCode, out var before))
            candidates.Add(Earlier.In(before, CandidateOrigin.Earlier));
        return new WorkListItem(HouseholdId, Code, Address, Reason, Detail, SameAddress, candidates,
            [.. Found.Where(place => wider.ContainsKey(place.Area)).Select(place => wider[place.Area])], new WorkListCursor(Place, HouseholdId));
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}

/// <summary>A position that is stored already.</summary>
internal sealed record KnownPlace(long Key, string AreaCode, string? Name, string? MadeFor, LonLat Position, int UncertaintyMetres)
{
    public PlaceCandidate In(WardPlace ward, CandidateOrigin origin) => new(origin, Key, ward.AreaId, ward.Code, ward.Name,
        string.IsNullOrEmpty(Name) || Name == ward.Name ? null : Name, ward.Within, Position, UncertaintyMetres, null, MadeFor);
}
