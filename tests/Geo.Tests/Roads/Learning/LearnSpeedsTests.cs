using CoverageMap.Geo.Register;
using CoverageMap.Geo.Roads.Learning;

namespace CoverageMap.Geo.Tests.Roads.Learning;

public sealed class LearnSpeedsTests
{
    private static readonly LearnOptions Options = new();

    [Fact]
    public void Nothing_seen_leaves_the_profile_as_it_is()
    {
        var factors = LearnSpeeds.From([], Options);
        Assert.False(factors.Any);
        Assert.Equal(1, factors.For("residential", 8));
    }

    [Fact]
    public void Known_factors_are_recovered_from_rides_over_several_classes()
    {
        var factors = LearnSpeeds.From(Rides(6000, (name, _) => name switch { "primary" => 1.6, "residential" => 0.8, _ => 1 }), Options);
        Assert.InRange(factors.For("primary", 9), 1.5, 1.65);
        Assert.InRange(factors.For("residential", 9), 0.76, 0.87);
        Assert.InRange(factors.For("service", 9), 0.95, 1.05);
    }

    [Fact]
    public void Hour_of_the_rush_is_told_from_the_others()
    {
        var factors = LearnSpeeds.From(Rides(8000, (name, hour) => name == "primary" && hour == 17 ? 2 : 1), Options);
        Assert.InRange(factors.For("primary", 17), 1.6, 2.1);
        Assert.InRange(factors.For("primary", 10), 0.95, 1.1);
        Assert.InRange(factors.Average("primary", 16, 18), 1.3, 1.6);
    }

    [Fact]
    public void Few_rides_are_held_near_the_profile_and_are_not_used()
    {
        var factors = LearnSpeeds.From([.. Enumerable.Repeat(Ride(("primary", 300), 600, 9), 25)], Options);
        var primary = Assert.Single(factors.Classes);
        Assert.False(primary.IsUsed);
        Assert.Equal(Math.Exp(Math.Log(2) * 25 / (25 + 50)), primary.Factor, 0.02);
        Assert.Equal(1, factors.For("primary", 9));
    }

    [Fact]
    public void Class_is_used_from_the_rides_needed_on()
    {
        SpeedFactors From(int rides) => LearnSpeeds.From([.. Enumerable.Repeat(Ride(("primary", 300), 330, 9), rides)], Options);
        Assert.False(From(199).Any);
        Assert.True(From(200).Any);
    }

    [Fact]
    public void Talks_on_the_way_do_not_slow_the_street_down()
    {
        var rides = Rides(3000, (_, _) => 1).ToList();
        var random = SampleRandom.For(1, "talks");
        // Every tenth ride had a stop of ten minutes in it, and some hundred are far beyond belief.
        for (var at = 0; at < rides.Count; at += 10) rides[at] = rides[at] with { ObservedSeconds = rides[at].ObservedSeconds + 600 };
        for (var at = 0; at < 100; at++) rides.Add(Ride(("residential", 200), random.Chance(0.5) ? 20_000 : 1, 9));
        var factors = LearnSpeeds.From(rides, Options);
        Assert.Equal(3000, factors.Rides, 100d);
        Assert.InRange(factors.For("residential", 9), 0.95, 1.12);
    }

    [Fact]
    public void Order_of_the_rides_does_not_matter()
    {
        var rides = Rides(1000, (_, _) => 1.3);
        var (one, other) = (LearnSpeeds.From(rides, Options), LearnSpeeds.From([.. rides.Reverse()], Options));
        Assert.Equal(one.For("primary", 8), other.For("primary", 8), 1e-9);
    }

    [Fact]
    public void File_gives_back_what_was_written()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.speeds.json");
        var factors = LearnSpeeds.From(Rides(2000, (_, _) => 1.3), Options);
        try
        {
            Assert.Null(SpeedFactorsFile.Read(path));
            SpeedFactorsFile.Write(path, factors, new(2024, 5, 1), new(2024, 5, 31));
            var read = SpeedFactorsFile.Read(path)!;
            Assert.Equal((factors.Rides, factors.For("primary", 8)), (read.Rides, read.For("primary", 8)));
            File.WriteAllText(path, "{\"classes\":[{\"className\":\"primary\",\"byHour\":[1]}]}");
            Assert.Contains("24 factors", Assert.Throws<UserErrorException>(() => SpeedFactorsFile.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Rides over one to three classes at hours of a shift, with noise of a fifth.</summary>
    private static RideObservation[] Rides(int count, Func<string, int, double> factor)
    {
        var random = SampleRandom.For(7, "rides");
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var hour = random.Between(7, 18);
            var byClass = new Dictionary<string, double>();
            foreach (var name in (string[])["primary", "residential", "service"])
                if (random.Chance(0.6) || name == "service" && byClass.Count == 0) byClass[name] = 30 + 400 * random.NextDouble();
            var seconds = byClass.Sum(part => part.Value * factor(part.Key, hour)) * Math.Exp(0.2 * random.Gaussian());
            return new RideObservation(byClass, seconds, hour);
        })];
    }

    private static RideObservation Ride((string Name, double Seconds) part, double observed, int hour) =>
        new(new Dictionary<string, double> { [part.Name] = part.Seconds }, observed, hour);
}
