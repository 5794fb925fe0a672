using System.Globalization;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Coverage;
using CoverageMap.Geo.Roads;
using CoverageMap.Geo.Roads.Travel;
using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Problems;
using Microsoft.Extensions.Localization;

namespace CoverageMap.Viewer.Languages;

/// <summary>Figures, days and times as the pages write them, in the language of the request.</summary>
public sealed class Display(IStringLocalizer<Texts> texts)
{
    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    public static string Number(long value) => value.ToString("N0", Culture);

    /// <summary>One decimal, rounded down: 99.96 % is not shown as all. An en dash without a denominator.</summary>
    public static string Percent(GapCount count) => count.Rate is { } rate
        ? (Math.Floor(rate * 1000) / 10).ToString("0.0", Culture) + "%"
        : "–";

    /// <summary>A number in an attribute of SVG or for a script, in no language.</summary>
    public static string Plain(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Degrees to about a decimetre, in no language.</summary>
    public static string Degrees(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);

    /// <summary>850 m, 1,2 km, 24 km.</summary>
    public static string Distance(long metres) =>
        metres < 1000 ? $"{Number(metres)} m"
        : metres < 10_000 ? (metres / 1000.0).ToString("0.0", Culture) + " km"
        : Number((long)Math.Round(metres / 1000.0)) + " km";

    /// <summary>45 minutes, 7 hours 05.</summary>
    public string Duration(long seconds)
    {
        var minutes = (long)Math.Round(seconds / 60.0);
        return minutes < 60 ? texts["Minutes", minutes] : texts["HoursMinutes", minutes / 60, $"{minutes % 60:00}"];
    }

    public static string Gap(Gap gap) => Culture.Name == Language.Vietnamese.Name ? gap.NameVi : gap.NameEn;

    /// <summary>Why a visit was left out of a plan; a reason without a text of its own is shown by its code.</summary>
    public string Reason(string code) => texts[$"Reason.{code}"] is { ResourceNotFound: false } text ? text : code;

    /// <summary>How surely a household's place is known; a code without a text of its own is shown as it is.</summary>
    public string MatchCode(string code) => texts[$"Match.{code}"] is { ResourceNotFound: false } text ? text : code;

    /// <summary>The travel times a plan was made with, and where; a model without a text of its own is shown by its name.</summary>
    public string TravelModel(StoredPlan plan)
    {
        if (GreatCircleTravelTimes.ByName(plan.TravelModel) is { } straight)
            return texts["TravelGreatCircle", Factor(straight.WindingFactor)];
        if (RoadModelName.Parse(plan.TravelModel) is not { } roads) return plan.TravelModel;
        var parts = new List<string> { texts["TravelRoads", roads.RoadFile, Profile(roads.Profile), ShortDay(DateOnly.ParseExact(roads.Import[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture)), Number(plan.Ways.ByRoad)] };
        if (plan.Ways.Straight > 0) parts.Add(texts["TravelElsewhere", Factor(roads.WindingFactor), Number(plan.Ways.Straight)]);
        if (plan.LeftOut.Count(visit => visit.Reason == LeftOutReason.ImpossibleRoad) is > 0 and var visits) parts.Add(texts["TravelNoRoad", Number(visits)]);
        return string.Join("; ", parts);
    }

    /// <summary>How far a ride is and how long it takes: never shown as no time at all.</summary>
    public string Leg(PlanLeg leg) =>
        texts["Leg", Distance(leg.Metres), Duration(leg.Metres > 0 ? Math.Max(60, leg.Seconds) : leg.Seconds)];

    private static string Factor(double value) => value.ToString("0.##", Culture);

    private string Profile(string name) => texts[$"Profile.{name}"] is { ResourceNotFound: false } text ? text : name;

    /// <summary>Thứ Hai, 06/05/2024.</summary>
    public string Day(DateOnly day) =>
        $"{texts[$"Day{(int)day.DayOfWeek}"]}, {ShortDay(day)}";

    public static string ShortDay(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(moment, zone).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
