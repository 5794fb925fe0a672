namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Which of the visits left out a step is about: all where they are few, else some that are near, and worth their time where hours are short.</summary>
/// <param name="hourPrice">As <see cref="HourPrice.Of"/>; 0 in small problems, where it says little.</param>
internal sealed class WaitingVisits(RouteSet routes, Dice dice, double hourPrice)
{
    private const int Few = 12;

    /// <summary>
    /// Where hours are short, the share of steps around one of these, the worthiest by second of some, rather than around any
    /// visit. (1,485 visits, 40 teams, all rules: with none 1.4 % dearer.)
    /// </summary>
    private const double ShareOfSteps = 0.3;
    private const int Drawn = 3;

    /// <summary>
    /// Where hours are short, who is worth so many times the price of his time, by second, is never passed over, others the more
    /// often the less they are worth. (1,485 visits as above: half of all passed over, whatever they are worth, 2 % dearer with the share
    /// above; by 8 times 0.8 %. 1,000 visits with twice the service: 1.2 %, and 8 times better by 0.5 %.)
    /// </summary>
    private const double SureRate = 4;

    /// <summary>One step in so many is around a visit of a higher class, as long as one is left out that may be served.</summary>
    private const int StepsOfHigher = 20;

    private readonly Model _model = routes.Model;
    private readonly List<int> _higher = [];

    /// <summary>Looks for visits of higher classes among those left out. (Hardly a step leaves one out that was served.)</summary>
    public void Begin(int[] searched)
    {
        _higher.Clear();
        // Steps of small problems are about all that is left out anyway.
        if (_model.IsSmall) return;
        foreach (var visit in routes.Bank.Visits)
            if (_model.IsHigher(visit) && Array.Exists(searched, route => _model.CanServe(route, visit))) _higher.Add(visit);
    }

    /// <summary>The visit that a ruin is to be around; null: any.</summary>
    public int? Centre()
    {
        if (_higher.Count > 0 && dice.Below(StepsOfHigher) == 0 && _higher[dice.Below(_higher.Count)] is var higher)
        {
            if (routes.Bank.Contains(higher)) return higher;
            _higher.Remove(higher);
        }
        if (hourPrice == 0 || routes.Bank.Count <= Few || dice.Share() >= ShareOfSteps) return null;
        var best = routes.Bank[dice.Below(routes.Bank.Count)];
        for (var more = 1; more < Drawn; more++)
            if (routes.Bank[dice.Below(routes.Bank.Count)] is var other && HourPrice.RateOf(_model, other) > HourPrice.RateOf(_model, best)) best = other;
        return best;
    }

    /// <summary>Adds those that were left out before the ruin: near its centre, and two at random if they are looked for places everywhere.</summary>
    public void AddTo(List<int> absent, Ruin ruin, bool isEverywhere)
    {
        var others = routes.Bank.Count - ruin.Removed.Count;
        if (others <= 0) return;
        if (others <= Few)
        {
            foreach (var visit in routes.Bank.Visits)
                if (!ruin.Removed.Contains(visit)) absent.Add(visit);
            return;
        }
        var (centre, wanted) = (ruin.Centre, 4 + dice.Below(9));
        if (routes.Bank.Contains(centre) && !ruin.Removed.Contains(centre)) absent.Add(centre);
        for (var rank = 0; rank < _model.NearCount && wanted > 2; rank++)
        {
            var near = _model.Near[centre * _model.NearCount + rank];
            if (!routes.Bank.Contains(near) || IsPassedOver(near) || ruin.Removed.Contains(near)) continue;
            absent.Add(near);
            wanted--;
        }
        while (isEverywhere && wanted-- > 0)
            if (routes.Bank[dice.Below(routes.Bank.Count)] is var other && !absent.Contains(other)) absent.Add(other);
    }

    /// <summary>Near ones are now and then: where many are at one place, the first would always be the same.</summary>
    private bool IsPassedOver(int near) => hourPrice == 0 ? dice.Below(2) == 0
        : HourPrice.RateOf(_model, near) < SureRate * hourPrice * dice.Share();
}
