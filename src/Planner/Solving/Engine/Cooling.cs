namespace CoverageMap.Planner.Solving.Engine;

/// <summary>The temperatures of a search: they fall evenly, by shares of its course, from some rides' cost to a small part of one.</summary>
internal sealed class Cooling(bool isWarm)
{
    /// <summary>
    /// Rides, by the root of the stops of a route: the longer a route, the hotter it has to be until it changes as a whole.
    /// (1,000 visits, 60 s: routes of 53 stops end 6.6 % above the best known from 0.5 mean rides on, 3.5 % from 1, 2.7 % from
    /// 2, 1.8 to 2.7 % from 4; routes of 11 stops 1.1 to 1.7 % from any of 1 to 4.)
    /// </summary>
    private const double Hot = 0.4;

    /// <summary>
    /// Where teams differ and hours are short. (Districts of 1,000 visits, 20 s, 0.4 instead: all rules 1 to 2 % dearer, with twice
    /// the service 0.5 %; 0.15: 3 %.)
    /// </summary>
    private const double HotOfGeneral = 1;
    private const double LeastHot = 0.75;

    /// <summary>
    /// Mean rides at the end. (200 to 1,000 visits, one thread, 30 s, nine runs: 1.1 % above the best known from 0.03, 1.4 % from
    /// 0.075, as much as 0.03 from 0.012. Districts and several depots are as good from any of the first two.)
    /// </summary>
    private const double Cold = 0.04;

    /// <summary>Small problems are soon as good as they become from one start: they have to stay warm enough to leave it.</summary>
    private const double ColdOfSmall = 0.075;

    /// <summary>Mean rides at first where some good routes are searched again.</summary>
    private const double HotOfRegion = 0.35;
    private const double Opening = 5;
    private const double WarmShare = 0.2;

    /// <summary>
    /// Shares of the hours' price that a second of work costs, first and last, and until which share of the limit. A ride that is spared is of use only once
    /// a visit fits into what many spare: else the search would see no more in it than its cost. (1,485 visits, 40 teams, all rules, after
    /// 60,000, 240,000 and a million steps without: 3.7, 1 to 2 and 2.5 % dearer; the price kept as high to the end, or falling to nothing, 1 to 2 %.)
    /// </summary>
    private const double TimeAtFirst = 0.55;
    private const double TimeAtLast = 0.275;
    private const double TimeUntil = 0.9;

    /// <summary>
    /// How often routes trade tails, for each ruin. (1,000 visits in routes of 53 stops, 60 s: 1.5 % above the best known with it,
    /// 2.6 % without; a district with all rules, 20 s: 3.6 % cheaper with it.)
    /// </summary>
    private const double Trades = 0.5;

    /// <summary>
    /// The same where teams differ and hours are short, first and last: whole routes change while it is hot, little comes of it later. (A
    /// district as above, 300,000 steps, two times 14 pairs: 0.2 ± 0.5 and 0.5 ± 0.3 % cheaper than with half all the while, in a twenty-fifth less
    /// time; from none to as many 0.2 ± 0.4 % dearer, from twice as many to none no better than half.)
    /// </summary>
    private const double TradesAtFirst = 1;
    private const double TradesAtLast = 0.2;

    /// <summary>
    /// How much more visits of the lowest class count at first, and until which share of the limit, where nobody goes out for most of them alone:
    /// routes grow while it is hot, and those that are not worth it are given up later. (Prize-collecting instances of 1,000 visits, one thread, 20 s: with
    /// <see cref="Gathering"/> alone R2_10_9 and R2_10_1 2.9 to 4.1 and 2.3 to 2.9 % above the best known, with this too 0.3 to 1.0 and 0.4 to 0.5 %. Twice as much,
    /// and until 0.4, 0.6 or 0.8, differ by no more than single runs do.)
    /// </summary>
    private const double MoreWorth = 0.5;
    private const double MoreWorthUntil = 0.5;

    /// <summary>
    /// What share of the steps goes to <see cref="ClosingTrials"/> and <see cref="OpeningTrials"/>, each, from which share of the limit on and until which: before, routes are not yet what they
    /// become, later none succeeds.
    /// </summary>
    private const double Trials = 0.04;
    private const double TrialsFrom = 0.15;
    private const double TrialsUntil = 0.7;

    private bool _isGeneral;
    private bool _hasTrials;
    private double _hot = 1;
    private double _cold = Cold;

    /// <summary>Begins less hot where a plan is good already.</summary>
    public bool IsWarm => isWarm;

    /// <summary>
    /// What a ride costs, as last measured: the root of the mean square, since long rides to a hamlet are what keeps its visits
    /// together, with its share of what routes cost besides. (A district of 1,000 visits in hamlets, all rules, 20 s: 7 % dearer
    /// plans by the plain mean of rides.)
    /// </summary>
    public double Leg { get; private set; } = 1;

    /// <summary>Takes the measure from routes, which get better in the course of the search.</summary>
    public void Measure(RouteSet routes)
    {
        var (sum, squares, besides, count, used) = (0.0, 0.0, 0.0, 0, 0);
        for (var route = 0; route < routes.Model.Routes.Length; route++)
        {
            if (routes.Count(route) == 0) continue;
            used++;
            besides += routes.Sums.Extra(route) - routes.Model.Routes[route].Fixed;
            for (int node = routes.Model.Start(route), end = routes.Model.End(route); node != end; node = routes.Nodes[node].Next)
            {
                var cost = (double)routes.Nodes[node].ArcCost;
                (sum, squares, count) = (sum + cost, squares + cost * cost, count + 1);
            }
        }
        for (var team = 0; team < routes.Model.Teams; team++) besides += routes.Sums.WorkPrice(team);
        Leg = sum == 0 ? 1 : Math.Max(1e-3, Math.Sqrt(squares / count) * (1 + besides / sum));
        _hasTrials = !routes.Model.IsSmall && !isWarm;
        _isGeneral = !routes.Model.IsUniform && !routes.Model.IsSmall;
        var hot = _isGeneral && !isWarm ? HotOfGeneral : Hot;
        _cold = Leg * (routes.Model.IsSmall ? ColdOfSmall : Cold);
        _hot = Leg * Math.Max(LeastHot, hot * Math.Sqrt((count - used) / Math.Max(1.0, used))) * (isWarm ? WarmShare : 1);
    }

    /// <param name="share">How much of the course is made, 0 to 1.</param>
    /// <param name="isThrifty">Whether opening a route has a price.</param>
    public Moment Now(double share, bool isThrifty) => new(At(share), isThrifty ? OpeningPrice(share) : 0, TimePriceAt(share), TradeShare(share), WorthFactor(share), TrialShare(share));

    /// <summary>The same for a region whose routes are searched again.</summary>
    /// <param name="share">How much of that is made, 0 to 1.</param>
    public Moment OfRegion(double share) => new(Leg * HotOfRegion * Math.Pow(Cold / HotOfRegion, share), 0, 0, Trades);

    private double At(double share) => _hot * Math.Pow(_cold / _hot, share);

    private double TradeShare(double share) => _isGeneral ? TradesAtFirst + (TradesAtLast - TradesAtFirst) * share : Trades;

    private double TrialShare(double share) => _hasTrials && share is > TrialsFrom and < TrialsUntil ? Trials : 0;

    /// <summary>In whole hundredths, so that it changes now and then only.</summary>
    private double WorthFactor(double share) => isWarm ? 1 : 1 + Math.Round(100 * MoreWorth * Math.Max(0, 1 - share / MoreWorthUntil)) / 100;

    /// <summary>What a second of work costs besides its price, in shares of <see cref="HourPrice.Of"/>.</summary>
    public static double TimePriceAt(double share) => share >= TimeUntil ? 0 : TimeAtFirst + (TimeAtLast - TimeAtFirst) * share / TimeUntil;

    /// <summary>
    /// What opening a route costs besides its price, in the course of a search: while it is hot, many places for a visit are as
    /// good as one, so that more routes are open than are of use, and long ones are hardly closed later. Where more routes are
    /// better, though, they are hardly opened later either: of threads that search the same few routes every other one does
    /// without, and the better end wins. (Two threads, 60 s: 400 visits in 12 routes 1.1 % above the best known with it in both,
    /// 0.4 % with it in none, 0.2 % so; 1,000 visits in 20 routes 1.5, 2.2 and 1.6 %.)
    /// </summary>
    private double OpeningPrice(double share) => Opening * At(share) * Math.Max(0, 1 - 2 * share);
}
