using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>Whether a visit keeps a route's duration, against leaving at each second there is.</summary>
public sealed class LeastDurationsTests
{
    private const int Until = 600;

    [Fact]
    public void A_visit_fits_where_some_time_of_leaving_keeps_the_duration()
    {
        var (kept, broken) = (0, 0);
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var problem = Draw(random);
            var model = TestModel.Of(problem);
            var routes = new RouteSet(model);
            routes.Load(new Snapshot(model), [0], [.. Enumerable.Range(0, model.Visits)]);
            for (var visit = 0; visit < model.Visits; visit++)
            {
                List<int> served = [];
                routes.CopyVisits(0, served);
                for (var rank = 0; rank <= served.Count; rank++)
                {
                    if (Shortest(problem, [.. served[..rank], visit, .. served[rank..]]) is not { } shortest) continue;
                    var (before, after) = (rank == 0 ? model.Start(0) : served[rank - 1], rank == served.Count ? model.End(0) : served[rank]);
                    Assert.True(routes.Durations.Tells(0));
                    Assert.Equal(shortest <= problem.Teams[0].MaxDurationSeconds, routes.Durations.Fits(0, before, visit, after));
                    if (shortest > problem.Teams[0].MaxDurationSeconds) broken++;
                    else
                    {
                        kept++;
                        routes.Insert(visit, 0, before);
                        Assert.True(routes.Durations.AreKept(0));
                        // What was known of the route with the visit is not what holds without it.
                        if (random.Next(3) == 0) routes.Undo();
                        else routes.Keep();
                        break;
                    }
                }
            }
        }
        Assert.True(kept > 100 && broken > 100, $"{kept} kept and {broken} broken are too few to tell.");
    }

    private static RoutingProblem Draw(Random random)
    {
        int[] road = [0, .. Enumerable.Range(0, 7).Select(_ => random.Next(60))];
        var team = Line.Team(0) with { MaxDurationSeconds = random.Next(60, 260), Shifts = [new(0, Until)] };
        return Line.Problem(road, [team], [.. Enumerable.Range(1, 7).Select(place =>
        {
            var opens = random.Next(0, 350);
            return Line.At(place) with { ServiceSeconds = random.Next(1, 20), Windows = [new(opens, opens + random.Next(20, 250))] };
        })]);
    }

    /// <summary>Null where the visits cannot be served in this order.</summary>
    private static long? Shortest(RoutingProblem problem, int[] visits)
    {
        var travel = problem.Profiles[0].Table([.. Enumerable.Range(0, problem.Places)], default);
        long? shortest = null;
        for (var leaves = 0L; leaves <= Until; leaves++)
        {
            var (time, place) = (leaves, 0);
            foreach (var visit in visits.Select(number => problem.Visits[number]))
            {
                time = Math.Max(time + travel.Seconds(place, visit.Place), visit.Windows[0].From);
                if (time > visit.Windows[0].Until) time = long.MaxValue / 2;
                (time, place) = (time + visit.ServiceSeconds, visit.Place);
            }
            time += travel.Seconds(place, 0);
            if (time <= Until && !(time - leaves >= shortest)) shortest = time - leaves;
        }
        return shortest;
    }
}
