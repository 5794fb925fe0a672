using System.Collections.Concurrent;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Plans;

namespace CoverageMap.Viewer.Api;

/// <summary>The rides of plans with their ways. A plan never changes, so its ways are found once.</summary>
public sealed class CurrentLegs(TravelTimesChoice travel)
{
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<int, PlanLegs> _known = new();

    public PlanLegs Of(StoredPlan plan)
    {
        if (_known.TryGetValue(plan.Id, out var known)) return known;
        var legs = PlanLegs.Of(plan, travel);
        if (!legs.AreWhole) return legs; // its road file may come back
        if (_known.Count >= MostKept) _known.Clear();
        return _known[plan.Id] = legs;
    }
}
