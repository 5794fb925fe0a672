using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Solving;
using CoverageMap.Planner.Solving.Engine;
using CoverageMap.Planner.Tests.Solving.Rules;

namespace CoverageMap.Planner.Tests.Solving.Engine;

/// <summary>Households that need a skill which no team nearby has: the team far away that has it is full.</summary>
public sealed class FarSkillTests
{
    private const int Near = 250;
    private const int Far = 80;
    private const int Police = 2;

    /// <summary>These need the skill of the team far away.</summary>
    private static readonly int[] Skilled = [20, 90, 91, 150, 240];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_higher_class_is_served_by_a_team_from_far_away(int seed)
    {
        var problem = Problem(higherClass: 1);
        // Teams begin with all the visits that they have time for, so that there is room for no other.
        PlannedVisits[] full = [Route(0, 0), Route(1, 125), Route(Police, Near)];
        var plan = new RoutingEngine().Solve(problem, new() { Iterations = 1000, Time = TimeSpan.FromMinutes(2), Seed = seed }, start: full);
        Assert.Empty(PlanCheck.Check(problem, plan));
        Assert.DoesNotContain(plan.LeftOut, Skilled.Contains);

        static PlannedVisits Route(int team, int first) => new(team, 0, [.. Enumerable.Range(first, 40).Except(Skilled).Take(30)]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 100)]
    public void A_ruin_for_a_higher_class_makes_room_where_it_may_be_served(int higherClass, int share)
    {
        var routes = Full(higherClass);
        var ruin = new Ruin(routes, new Dice(1));
        var ofPolice = 0;
        for (var step = 0; step < 100; step++)
        {
            Assert.True(ruin.Around(Skilled[0], 3, Near + Far - Skilled.Length, 8));
            Assert.NotEmpty(ruin.Removed);
            if (ruin.Ruined.TrueForAll(route => route == Police)) ofPolice++;
            routes.Undo();
        }
        Assert.Equal(share, ofPolice);
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(1, Police)]
    public void Places_for_a_higher_class_are_looked_for_beyond_what_is_near(int higherClass, int route)
    {
        var routes = Full(higherClass);
        Assert.Equal(route, new GeneralPlaces(routes, new Dice(1)).Best(Skilled[0], 10, Place.NoLimit, Place.NoLimit).Route);
    }

    [Fact]
    public void Steps_are_about_higher_classes_left_out_until_they_are_served()
    {
        var routes = Full(higherClass: 1);
        var waiting = new WaitingVisits(routes, new Dice(1), hourPrice: 0);
        waiting.Begin([0, 1, Police]);
        Assert.Subset(Skilled.ToHashSet(), Centres());
        Assert.NotEmpty(Centres());
        // Where no searched team may serve them, it would be in vain.
        waiting.Begin([0, 1]);
        Assert.Empty(Centres());
        waiting.Begin([0, 1, Police]);
        foreach (var visit in Skilled) routes.Insert(visit, Police, routes.Model.Start(Police));
        Assert.Empty(Centres());

        HashSet<int> Centres() => [.. Enumerable.Range(0, 300).Select(_ => waiting.Centre()).OfType<int>()];
    }

    /// <summary>Two hamlets, an hour and a half apart; two teams in the near one, one in the far one.</summary>
    private static RoutingProblem Problem(int higherClass)
    {
        int[] road = [0, .. Enumerable.Range(1, Near), 5400, .. Enumerable.Range(1, Far).Select(house => 5400 + house)];
        var day = new TeamShift(0, 9 * 3600);
        var police = new HashSet<string> { "police" };
        return Line.Problem(road,
            [Line.Team(0) with { Shifts = [day] }, Line.Team(0) with { Shifts = [day] }, Line.Team(Near + 1) with { Shifts = [day], Skills = police }],
            [.. Enumerable.Range(0, Near + Far).Select(visit => Line.At(visit < Near ? 1 + visit : 2 + visit) with
            {
                ServiceSeconds = 900,
                Skills = Skilled.Contains(visit) ? police : new HashSet<string>(),
                PriorityClass = Skilled.Contains(visit) ? higherClass : 0,
            })]);
    }

    /// <summary>Each hamlet served by its teams but for those that need the skill, whatever time that takes.</summary>
    private static RouteSet Full(int higherClass)
    {
        var problem = Problem(higherClass);
        problem = problem with { Teams = [.. problem.Teams.Select(team => team with { Shifts = [new(0, 1_000_000)] })] };
        var model = TestModel.Of(problem);
        var (plan, routes) = (new Snapshot(model), new RouteSet(model));
        for (var visit = 0; visit < Near + Far; visit++)
            if (!Skilled.Contains(visit)) plan.Visits(visit >= Near ? Police : visit / 125).Add(visit);
        routes.Load(plan, [0, 1, Police], Skilled);
        return routes;
    }
}
