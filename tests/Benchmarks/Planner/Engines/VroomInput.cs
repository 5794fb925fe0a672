using System.Text.Json;
using CoverageMap.Planner.Problems;

namespace CoverageMap.Benchmarks.Planner.Engines;

/// <summary>An instance as VROOM reads it: the matrix given, a job for each visit, the file's fleet. It knows no prizes: all jobs are wanted.</summary>
internal static class VroomInput
{
    private const string Profile = "car";

    public static async Task WriteAsync(RoutingProblem problem, string path, CancellationToken cancel)
    {
        var rides = problem.Profiles[0].Table([.. Enumerable.Range(0, problem.Places)], cancel);
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
            }),
            jobs = problem.Visits.Select((visit, id) => new
            {
                id,
                location_index = visit.Place,
                service = visit.ServiceSeconds,
                delivery = visit.Delivery,
                time_windows = visit.Windows.Select(window => new[] { window.From, window.Until }),
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
        await JsonSerializer.SerializeAsync(file, input, cancellationToken: cancel);
    }
}
