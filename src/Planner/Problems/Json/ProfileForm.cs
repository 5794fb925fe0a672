using CoverageMap.Geo;
using CoverageMap.Geo.Roads;

namespace CoverageMap.Planner.Problems.Json;

/// <summary>A profile as it is written: matrices, or a speed along straight lines between the positions of places.</summary>
internal sealed record ProfileForm
{
    /// <summary>From each place to each; null where no ride is possible.</summary>
    public IReadOnlyList<int?[]>? Seconds { get; init; }

    public IReadOnlyList<int[]>? Metres { get; init; }

    public IReadOnlyList<int[]>? Costs { get; init; }

    public double? SpeedKmh { get; init; }

    public double? WindingFactor { get; init; }

    /// <exception cref="UserErrorException">It is neither, or not square.</exception>
    public ITravelProfile ToTravel(string name, int places, IReadOnlyList<LonLat>? positions)
    {
        if (SpeedKmh is { } speed)
        {
            Require(Seconds is null && Metres is null && Costs is null, $"{name} has both `speedKmh` and matrices; leave one out.");
            Require(speed is > 0 and <= 1000, $"{name} has the speed {speed} km/h; make it more than 0 and at most 1000.");
            Require(WindingFactor is null or (>= 1 and <= 3), $"{name} has the winding factor {WindingFactor}; make it 1 to 3.");
            return new StraightTravel(positions ?? throw new UserErrorException($"{name} has a speed, but there are no `positions`; write them."),
                speed, WindingFactor ?? GreatCircleTravelTimes.DefaultWindingFactor);
        }
        Require(Seconds is not null, $"{name} has neither `seconds` nor `speedKmh`; write one of them.");
        Require(WindingFactor is null, $"{name} has a `windingFactor`, which is for `speedKmh`; leave it out.");
        int?[][] seconds = [.. Seconds!];
        return new KnownTravel(new(places, Flat(seconds, ride => ride ?? TravelTable.Unreachable, $"{name}: `seconds`", places),
            Metres is null ? new int[places * places] : Flat([.. Metres], ride => ride, $"{name}: `metres`", places),
            Costs is null ? null : Flat([.. Costs], ride => ride, $"{name}: `costs`", places)));
    }

    public static ProfileForm Of(StraightTravel straight) => new() { SpeedKmh = straight.SpeedKmh, WindingFactor = straight.WindingFactor };

    public static ProfileForm Of(TravelTable table)
    {
        int[] places = [.. Enumerable.Range(0, table.Size)];
        T[][] Rows<T>(Func<int, int, T> figure) => [.. places.Select(from => places.Select(to => figure(from, to)).ToArray())];
        return new()
        {
            Seconds = Rows<int?>((from, to) => table.IsReachable(from, to) ? table.Seconds(from, to) : null),
            Metres = Rows(table.Metres),
            Costs = table.HasCosts ? Rows(table.Cost) : null,
        };
    }

    private static int[] Flat<T>(T[][] rows, Func<T, int> figure, string name, int places)
    {
        Require(rows.Length == places && rows.All(row => row.Length == places),
            $"{name} is no matrix of {places} rows and columns; give one of each for every place.");
        int[] flat = [.. rows.SelectMany(row => row.Select(figure))];
        var wrong = Array.FindIndex(flat, number => number is < 0 or > TravelTable.Unreachable);
        Require(wrong < 0, $"{name} is {(wrong < 0 ? 0 : flat[wrong])} from place {wrong / Math.Max(1, places)} to {wrong % Math.Max(1, places)}; " +
            $"make it 0 to {TravelTable.Unreachable - 1}.");
        return flat;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new UserErrorException(otherwise);
    }
}
