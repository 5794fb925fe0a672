namespace CoverageMap.Planner.Solving.Engine;

/// <summary>
/// Lists what is left out around a visit that nobody goes out for alone, so that one step may serve all of it: the first is served
/// whatever it costs, the others where they are worth it. (Prize-collecting instances of 1,000 visits with long routes, after 60 s: up to 8.6 % above
/// the best known without it and <see cref="MomentWorths"/>, up to 1.1 % with both. It alone, one thread, 20 s: C2_10_3 0.4 %, 26.8 % without.)
/// </summary>
internal sealed class Gathering(RouteSet routes, Company company, Dice dice)
{
    private const double ShareOfSteps = 0.04;

    /// <summary>The same of steps that take out a whole route, where most visits need company.</summary>
    private const double ShareOfLeaving = 0.01;
    private const double RuinShare = 0.5;

    /// <summary>At most two to the power of this are added; each doubling of their number is as likely as any other.</summary>
    private const int MostDoublings = 7;

    private readonly Model _model = routes.Model;

    /// <summary>The visit that the next step gathers others around; null: it is another step.</summary>
    public int? Seed() => company.Any && routes.Bank.Count > 1 && dice.Share() < ShareOfSteps ? SeedOfAny() : null;

    /// <summary>Any visit left out that needs company; null: the one drawn does not.</summary>
    public int? SeedOfAny() => routes.Bank[dice.Below(routes.Bank.Count)] is var seed && company.IsNeededBy(seed) ? seed : null;

    /// <summary>Whether near routes are to make room for what is gathered, and give to it.</summary>
    public bool IsWithRuin() => dice.Share() < RuinShare;

    /// <summary>Whether the next step takes out all that the route of a visit serves.</summary>
    public bool LeavesRouteOf(int visit) => company.IsUsual && dice.Share() < ShareOfLeaving && routes.Nodes[visit].Route >= 0;

    /// <summary>Adds a visit and those near it that are left out as well.</summary>
    public void AddTo(List<int> absent, int seed)
    {
        if (!absent.Contains(seed)) absent.Add(seed);
        var wanted = (int)Math.Pow(2, 1 + (MostDoublings - 1) * dice.Share());
        for (var rank = 0; rank < _model.NearCount && wanted > 0; rank++)
        {
            var near = _model.Near[seed * _model.NearCount + rank];
            if (!routes.Bank.Contains(near) || absent.Contains(near)) continue;
            absent.Add(near);
            wanted--;
        }
    }
}
