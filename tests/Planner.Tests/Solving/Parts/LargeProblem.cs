using CoverageMap.Planner.Problems;

namespace CoverageMap.Planner.Tests.Solving.Parts;

/// <summary>Problems that are searched part by part: hamlets around a few offices, visits bound to each other, some across hamlets.</summary>
internal static class LargeProblem
{
    public const int Visits = 1700;
    private const int Teams = 60;
    private const int Offices = 6;
    private const int Hour = 3600;

    public static RoutingProblem Draw(Random random)
    {
        var places = Enumerable.Range(0, Offices).Select(_ => (X: random.NextDouble() * 40_000, Y: random.NextDouble() * 40_000)).ToList();
        for (var visit = 0; visit < Visits; visit++)
        {
            var (x, y) = visit % 20 == 0 ? places[random.Next(Offices)] : places[^1];
            var reach = visit % 20 == 0 ? 6_000 : 400;
            places.Add((x + (random.NextDouble() - 0.5) * reach, y + (random.NextDouble() - 0.5) * reach));
        }
        return new()
        {
            Places = places.Count,
            Profiles = [new KnownTravel(Table(places))],
            Teams = [.. Enumerable.Range(0, Teams).Select(team => new RoutingTeam
            {
                Name = $"team {team}",
                Start = team % Offices,
                End = team % Offices,
                Shifts = [new(0, 9 * Hour) { Breaks = [new([new(3 * Hour, 5 * Hour)], Hour / 2)] }],
            })],
            Visits = [.. Enumerable.Range(0, Visits).Select(visit => new RoutingVisit
            {
                Name = $"household {visit}",
                Place = Offices + visit,
                ServiceSeconds = 300 + random.Next(600),
                Windows = random.Next(5) == 0 ? [new(random.Next(6) * Hour, 8 * Hour)] : [],
                Worth = 20_000,
            })],
            Relations = [.. Enumerable.Range(0, Visits / 20).Select(hamlet => Relation(hamlet % 5, 20 * hamlet + 3, random.Next(3) == 0 ? 20 * hamlet + 23 : 20 * hamlet + 4))
                .Where(relation => relation.Visits.All(visit => visit < Visits))],
        };
    }

    private static VisitRelation Relation(int kind, int one, int other) => kind switch
    {
        0 => new SameTeamRelation([one, other]),
        1 => new DifferentTeamsRelation([one, other]),
        2 => new FollowsRelation(one, other, 600, 4 * Hour),
        3 => new TogetherRelation([one, other]),
        _ => new ApartRelation([one, other]),
    };

    private static TravelTable Table(List<(double X, double Y)> places)
    {
        var metres = new int[places.Count * places.Count];
        for (var from = 0; from < places.Count; from++)
            for (var to = 0; to < places.Count; to++)
                metres[from * places.Count + to] = (int)Math.Sqrt(Math.Pow(places[from].X - places[to].X, 2) + Math.Pow(places[from].Y - places[to].Y, 2));
        return new(places.Count, [.. metres.Select(length => length / 6)], metres);
    }
}
