namespace CoverageMap.Geo.Roads.Learning;

/// <summary>What was learned of one road class.</summary>
/// <param name="Rides">Rides seen on it, each by its share on the class.</param>
/// <param name="IsUsed">Whether enough is known; else the profile's speed holds.</param>
/// <param name="Factor">Over all hours: what the profile's times are multiplied by. 1.25 is a quarter slower.</param>
/// <param name="ByHour">Likewise for each hour of the day, 0 to 23.</param>
public sealed record ClassFactor(string ClassName, double Rides, bool IsUsed, double Factor, IReadOnlyList<double> ByHour);

/// <summary>What the profile's times are multiplied by, learned from rides; 1 wherever too little is known.</summary>
public sealed class SpeedFactors(IReadOnlyList<ClassFactor> classes, int rides)
{
    private readonly Dictionary<string, ClassFactor> _used = classes.Where(known => known.IsUsed).ToDictionary(known => known.ClassName);

    /// <summary>Every class that was ridden on, most ridden first.</summary>
    public IReadOnlyList<ClassFactor> Classes { get; } = classes;

    /// <summary>The rides that all stands on.</summary>
    public int Rides { get; } = rides;

    /// <summary>Whether there is anything to apply.</summary>
    public bool Any => _used.Count > 0;

    /// <param name="hour">0 to 23.</param>
    public double For(string className, int hour) => _used.TryGetValue(className, out var known) ? known.ByHour[hour] : 1;

    /// <summary>The mean over a shift's hours, for a network whose times hold all day.</summary>
    /// <param name="untilHour">Not included; above <paramref name="fromHour"/>.</param>
    public double Average(string className, int fromHour, int untilHour) =>
        Enumerable.Range(fromHour, untilHour - fromHour).Average(hour => For(className, hour));
}
