using System.Text;

namespace CoverageMap.Viewer.Compatible;

/// <summary>
/// A number that names a place after every start of the program: its kind, the code and first day of the unit it is or
/// lies in, and for what lies in a ward a sum of its name. It has 53 bits, so that JavaScript reads it whole.
/// </summary>
/// <param name="NameSum">0 for a unit itself.</param>
public readonly record struct PlaceId(PlaceKind Kind, string UnitCode, DateOnly UnitFrom, int NameSum)
{
    private const int SumBits = 18, DayBits = 15, CodeBits = 17;

    private static readonly DateOnly FirstDay = new(1970, 1, 1);

    public static PlaceId Of(PlaceKind kind, string unitCode, DateOnly unitFrom, string? name = null) =>
        new(kind, unitCode, unitFrom < FirstDay ? FirstDay : unitFrom, name is null ? 0 : Sum(name));

    public static PlaceId Read(long number) => new(
        (PlaceKind)(number >> (SumBits + DayBits + CodeBits) & 7),
        Code((PlaceKind)(number >> (SumBits + DayBits + CodeBits) & 7), (int)(number >> (SumBits + DayBits) & ((1 << CodeBits) - 1))),
        FirstDay.AddDays((int)(number >> SumBits & ((1 << DayBits) - 1))),
        (int)(number & ((1 << SumBits) - 1)));

    public long Number =>
        ((((long)Kind << CodeBits | long.Parse(UnitCode, System.Globalization.CultureInfo.InvariantCulture)) << DayBits
            | (long)(UnitFrom.DayNumber - FirstDay.DayNumber)) << SumBits) | (long)NameSum;

    /// <summary>FNV-1a over the name's bytes, folded to 18 bits; above 0.</summary>
    public static int Sum(string name)
    {
        var hash = 2166136261u;
        foreach (var letter in Encoding.UTF8.GetBytes(name.Normalize().ToLowerInvariant())) hash = unchecked((hash ^ letter) * 16777619u);
        return Math.Max(1, (int)((hash ^ hash >> SumBits) & ((1 << SumBits) - 1)));
    }

    // Codes have two digits for a province, three for a district and five for a ward.
    private static string Code(PlaceKind kind, int code) => kind switch
    {
        PlaceKind.Country or PlaceKind.Province => $"{code:00}",
        PlaceKind.District => $"{code:000}",
        _ => $"{code:00000}",
    };
}
