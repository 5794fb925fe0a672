using System.Globalization;
using System.Text;
using CoverageMap.Geo;
using CoverageMap.Planner.Plans;

namespace CoverageMap.Viewer.Api;

/// <summary>The visits left out of a plan as CSV (RFC 4180) with a byte order mark, which spreadsheets need for Vietnamese.</summary>
internal static class LeftOutCsv
{
    public static byte[] Write(StoredPlan plan)
    {
        var text = new StringBuilder("\uFEFFhousehold,part,reason,gaps,lon,lat,address\r\n");
        foreach (var visit in plan.LeftOut)
            text.Append(CultureInfo.InvariantCulture,
                $"{visit.HouseholdId},{visit.Part},{Cell(visit.Reason)},{visit.Gaps},")
                .Append(CultureInfo.InvariantCulture,
                    $"{visit.Position.Lon:0.000000},{visit.Position.Lat:0.000000},{Cell(visit.Address)}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(string value) => CsvCell.Quote(CsvCell.WithoutFormula(value));
}
