using System.CommandLine;
using CoverageMap.Cli.Shell;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Networks;
using CoverageMap.Geo.Roads.Tables;
using CoverageMap.Geo.Roads.Travel;

namespace CoverageMap.Cli.Commands;

internal static class RoadsRouteCommand
{
    private static readonly Option<string> From = new("--from") { Description = "LON,LAT in WGS 84 degrees.", Required = true };
    private static readonly Option<string> To = new("--to") { Description = "LON,LAT in WGS 84 degrees.", Required = true };
    private static readonly Option<string> Format = new("--format") { Description = "text, geojson or gpx.", DefaultValueFactory = _ => "text" };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("text", "geojson", "gpx");
        return new Command("route", "The fastest way from one place to another.") { RoadsCommand.Name, From, To, Format }
            .Example("coverage roads route --name hanoi --from 105.8601,20.9812 --to 105.8712,20.9899")
            .Does((parsed, terminal, _) =>
            {
                var (from, to) = (Positions.Parse(parsed.GetValue(From)!, "--from"), Positions.Parse(parsed.GetValue(To)!, "--to"));
                using var network = Installation.Roads.Open(parsed.GetValue(RoadsCommand.Name)!);
                var path = TravelPath.Find(network, Snap(network, from, "--from"), Snap(network, to, "--to")) ?? throw new UserErrorException(
                    $"No road of {network.Info.Name} leads from {from} to {to}: the roads near them are not connected.");
                if (terminal.IsJson) Terminal.PrintJson(RouteOutput.Json(path));
                else Console.Out.Write(parsed.GetValue(Format) switch
                {
                    "geojson" => RouteOutput.GeoJson(path),
                    "gpx" => RouteOutput.Gpx(path, network.Info.Name),
                    _ => RouteOutput.Text(path),
                });
                return Task.FromResult(0);
            });
    }

    private static SnappedPoint Snap(RoadNetwork network, LonLat point, string option)
    {
        var snapped = SnappedPoint.Of(network, point);
        return snapped.IsNearRoad ? snapped : throw new UserErrorException(
            $"{option} {point} is outside the road file {network.Info.Name}: {MakeTable.WhyOff(network, point)}.");
    }
}
