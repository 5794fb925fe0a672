using CoverageMap.Planner.Plans;

namespace CoverageMap.Viewer.Pages.Coordinators;

public enum TimelineKind { Travel, Service, Break }

/// <summary>A stretch of a team's day, in minutes after the timeline's first hour.</summary>
public readonly record struct TimelineBar(TimelineKind Kind, double From, double Minutes);

/// <summary>The teams' days on one axis of whole hours.</summary>
/// <param name="FirstHour">The hour of the day, in the campaign's time zone, at which the axis begins.</param>
public sealed record Timeline(int FirstHour, int Hours, IReadOnlyDictionary<int, IReadOnlyList<TimelineBar>> Routes)
{
    public int Minutes => Hours * 60;

    public static Timeline Of(StoredPlan plan, TimeZoneInfo zone)
    {
        if (plan.Routes.Count == 0) return new Timeline(0, 1, new Dictionary<int, IReadOnlyList<TimelineBar>>());
        var midnight = plan.Day.ToDateTime(TimeOnly.MinValue);
        var first = plan.Routes.Min(route => MinutesAfter(route.StartsAt)) / 60;
        var last = plan.Routes.Max(route => MinutesAfter(route.EndsAt)) / 60;
        var firstHour = (int)Math.Floor(first);
        var routes = plan.Routes.ToDictionary(
            route => route.Number, route => (IReadOnlyList<TimelineBar>)[.. Bars(route, moment => MinutesAfter(moment) - firstHour * 60)]);
        return new Timeline(firstHour, Math.Max(1, (int)Math.Ceiling(last) - firstHour), routes);

        double MinutesAfter(DateTimeOffset moment) => (TimeZoneInfo.ConvertTime(moment, zone).DateTime - midnight).TotalMinutes;
    }

    private static IEnumerable<TimelineBar> Bars(StoredRoute route, Func<DateTimeOffset, double> at)
    {
        foreach (var stop in route.Stops)
        {
            yield return new TimelineBar(TimelineKind.Travel, at(stop.ArrivesAt) - stop.TravelSeconds / 60.0, stop.TravelSeconds / 60.0);
            yield return new TimelineBar(TimelineKind.Service, at(stop.StartsAt), at(stop.LeavesAt) - at(stop.StartsAt));
        }
        if (route.Stops.Count > 0 && route.EndsAt > route.Stops[^1].LeavesAt)
            yield return new TimelineBar(TimelineKind.Travel, at(route.Stops[^1].LeavesAt), at(route.EndsAt) - at(route.Stops[^1].LeavesAt));
        if (route.BreakAt is { } pause)
            yield return new TimelineBar(TimelineKind.Break, at(pause), route.BreakMinutes);
    }
}
