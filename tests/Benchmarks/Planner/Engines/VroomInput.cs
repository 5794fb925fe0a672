using System.Text.Json;
using System.Text.Json.Serialization;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Benchmarks.Planner.Engines;

/// <summary>An instance as VROOM reads it: the matrix given, a job for each visit, a shipment for each pair, the file's fleet, a skill for each group of visits that
/// the same teams may serve. It knows no prizes: all jobs are wanted.</summary>
internal static class VroomInput
{
    private const string Profile = "car";

    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static async Task WriteAsync(RoutingProblem problem, string path, CancellationToken cancel)
    {
        var inPairs = problem.Relations.OfType<PairRelation>().SelectMany(pair => pair.Visits).ToHashSet();
        var rides = problem.Profiles[0].Table([.. Enumerable.Range(0, problem.Places)], cancel);
        var groups = problem.Visits.Select(visit => visit.AllowedTeams is { } allowed ? string.Join(' ', allowed.Order()) : "").Distinct().Index().ToDictionary(group => group.Item, group => group.Index);
        var input = new
        {
            vehicles = problem.Teams.Select((team, id) => new
            {
                id,
                profile = Profile,
                start_index = team.Start,
                end_index = team.End,
                capacity = team.Capacity,
                time_window = new[] { team.Shifts[0].From, team.Shifts[0].Until },
                costs = new { @fixed = (long)team.Costs.Fixed, per_hour = (long)(3600 * team.Costs.PerTravelSecond) },
                skills = problem.Visits.Where(visit => visit.AllowedTeams?.Contains(id) == true).Select(SkillOf).Distinct(),
            }),
            shipments = problem.Relations.OfType<PairRelation>().Select(pair => new
            {
                amount = problem.Visits[pair.PickupVisit].Pickup,
                pickup = Half(pair.PickupVisit),
                delivery = Half(pair.DeliveryVisit),
            }),
            jobs = problem.Visits.Index().Where(visit => !inPairs.Contains(visit.Index)).Select(visit => new
            {
                id = visit.Index,
                location_index = visit.Item.Place,
                service = visit.Item.ServiceSeconds,
                delivery = visit.Item.Delivery,
                skills = visit.Item.AllowedTeams is null ? [] : new[] { SkillOf(visit.Item) },
                time_windows = Windows(visit.Item),
            }),
            matrices = new Dictionary<string, object>
            {
                [Profile] = new
                {
                    durations = Enumerable.Range(0, problem.Places)
                        .Select(from => Enumerable.Range(0, problem.Places).Select(to => rides.Seconds(from, to)))
                },
            },
        };
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, input, WithoutNulls, cancel);

        object Half(int id) => new { id, location_index = problem.Visits[id].Place, service = problem.Visits[id].ServiceSeconds, time_windows = Windows(problem.Visits[id]) };

        int SkillOf(RoutingVisit visit) => groups[string.Join(' ', visit.AllowedTeams!.Order())];

        static IEnumerable<long[]>? Windows(RoutingVisit visit) => visit.Windows.Count == 0 ? null : visit.Windows.Select(window => new[] { window.From, window.Until });
    }
}
