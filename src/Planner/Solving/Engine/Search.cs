namespace CoverageMap.Planner.Solving.Engine;

/// <summary>Ruin, recreate, and keep by simulated annealing: one thread's work on some routes.</summary>
internal sealed class Search
{
    /// <summary>The most visits that a ruin takes out of one route.</summary>
    private const int LongestString = 10;

    /// <summary>
    /// One of these where teams differ and hours are short: then several routes have to change at once, which strings of ten
    /// seldom do. (Districts of 1,000 visits, 200,000 steps, always with 10 instead: all rules 3 % dearer, in hamlets of 25 or
    /// without; windows, breaks, skills and stock alone 8 %. With the short ones instead of 10, long routes without other rules end 0.5 to 1 % longer.)
    /// </summary>
    private static readonly int[] StringsOfGeneral = [3, 8];

    /// <summary>Shares of the hours' price at which a first plan is made, one after another.</summary>
    private static readonly double[] Prices = [1.2, 1, 0.8, 0.6, 0.3];
    private const int VainGatherings = 30;

    /// <summary>
    /// Of the temperature, where parts of routes are turned round: nothing is put back at its best there, so that as much heat would leave all the more disorder. (R2_10_4, two million
    /// steps, three seeds: 2.7 % above the best known at 1, 2.0 at 0.2, 1.7 at none, 2.1 without turning; one team and full routes, eight problems: 0.8, 0.9, 1.3 % above the best of all runs.)
    /// </summary>
    private const double TurningHeat = 0.2;

    private readonly RouteSet _routes;
    private readonly Model _model;
    private readonly Dice _dice;
    private readonly Ruin _ruin;
    private readonly Recreate _recreate;
    private readonly FewerRoutes _fewer;
    private readonly ClosingTrials _closing;
    private readonly OpeningTrials _opening;
    private readonly TailExchange _tails;
    private readonly RouteReversal _reversal;
    private readonly double _hourPrice;
    private readonly double _pricedShare;
    private readonly WaitingVisits _waiting;
    private readonly Company _company;
    private readonly Gathering _gathering;
    private readonly List<int> _absent = [];
    private int[] _searched = [];
    private int[] _seeds = [];

    public Search(Model model, VisitOrders orders, Company company, Dice dice)
    {
        (_model, _dice, _routes) = (model, dice, new(model));
        (_ruin, _recreate) = (new(_routes, dice), new(_routes, dice, orders));
        (_fewer, _tails) = (new(_routes, _ruin, _recreate, dice), new(_routes, dice));
        _reversal = new(_routes, dice);
        (_closing, _opening) = (new(_routes, _fewer, dice), new(_routes, _fewer, dice, StepAround));
        // In a small problem few visits fill the hours, so that their price says little.
        (Best, _hourPrice, _pricedShare) = (new(model), orders.HourPrice, model.IsSmall ? 0.2 : 0.9);
        _waiting = new(_routes, dice, model.IsSmall ? 0 : _hourPrice);
        (_company, _gathering) = (company, new(_routes, company, dice));
    }

    public RouteSet Routes => _routes;

    /// <summary>How many visits it may serve.</summary>
    public int Visits => _seeds.Length;

    /// <summary>The best routes since <see cref="Begin"/>.</summary>
    public Snapshot Best { get; }

    /// <summary>Begins with some routes of a plan and some of the visits it leaves out.</summary>
    public void Begin(Snapshot from, IReadOnlyList<int> routes, IReadOnlyList<int> bank)
    {
        var free = bank;
        if (_model.Bonds is not null) (_ruin.Held, free) = HeldVisits.Of(_model, from, routes, bank);
        _recreate.Held = _tails.Held = _ruin.Held;
        _routes.Load(from, routes, free);
        _recreate.Spread(from.Begins);
        _routes.Keep();
        _seeds = [.. routes.SelectMany(from.Visits), .. free];
        _searched = [.. routes];
        _waiting.Begin(_searched);
        Best.Clear();
        Best.CopyFrom(_routes, _searched);
    }

    /// <summary>Begins with a whole plan.</summary>
    public void Begin(Snapshot from) => Begin(from, [.. Enumerable.Range(0, _model.Routes.Length)], from.LeftOut());

    /// <summary>Serves what it can without removing anything; who cancels gets what was served until then.</summary>
    public void Construct(CancellationToken cancel = default)
    {
        // While there is room everywhere: lesser visits would take it.
        _absent.Clear();
        foreach (var visit in _routes.Bank.Visits)
            if (_model.IsHigher(visit)) _absent.Add(visit);
        _recreate.Serve(_absent);
        _absent.Clear();
        _absent.AddRange(_routes.Bank.Visits);
        // Where hours are short, those come first that are worth them, so that no team is sent far for what it could serve nearby.
        if (_hourPrice > 0)
            foreach (var share in Prices.TakeWhile(_ => !cancel.IsCancellationRequested)) _recreate.Serve(_absent, share * _hourPrice);
        // What lay near nobody served may lie near somebody now; the last few are the search's.
        for (var left = int.MaxValue; _routes.Bank.Count < left - _model.Visits / 50 && !cancel.IsCancellationRequested;)
        {
            left = _routes.Bank.Count;
            _recreate.Serve(_absent);
        }
        Keep();
        if (_hourPrice == 0) GatherAll(cancel);
        _waiting.Begin(_searched);
    }

    /// <summary>Serves together what was left out because nobody goes out for it alone, until some tries in turn are vain.</summary>
    private void GatherAll(CancellationToken cancel)
    {
        for (var vain = 0; vain < VainGatherings && _routes.Bank.Count > 1 && !cancel.IsCancellationRequested; vain++)
        {
            if (_gathering.SeedOfAny() is not { } seed) continue;
            var before = _routes.Cost;
            Gather(seed, 0);
            if (_routes.Cost < before) vain = 0;
        }
    }

    /// <summary>Closes routes as long as their visits fit into others, and searches on with these.</summary>
    /// <param name="isPatient">Whether it is worth many vain steps.</param>
    /// <param name="goesOn">Asked now and then with the steps made since it was asked before.</param>
    public void CloseRoutes(double heat, bool isPatient, Func<int, bool> goesOn)
    {
        if (!_fewer.Fits(_searched.Length)) return;
        var last = new Snapshot(_model);
        do last.CopyFrom(_routes, _searched);
        while (_routes.Used > 1 && _fewer.CloseOne(_searched, _seeds, LongestString, heat, isPatient, goesOn));
        _routes.Load(last, _searched, []);
        if (_routes.Cost < Best.Cost) Best.CopyFrom(_routes, _searched);
    }

    /// <returns>The steps made: fewer when cancelled.</returns>
    public long Run(int steps, in Moment moment, CancellationToken cancel)
    {
        if (_seeds.Length == 0) return steps;
        var heat = moment.Heat;
        if (_company.IsUsual) _routes.SetWorthFactor(moment.WorthFactor);
        _routes.Unused.Price = _model.IsSmall ? 0 : (long)moment.OpeningPrice;
        // Plain models do not sum up work, and small ones find their best without.
        if (_hourPrice > 0 && !_model.IsSmall && !_model.IsPlain) _routes.SetTimePrice(moment.TimePrice * _hourPrice);
        var trials = 0;
        for (var step = 0; step < steps; step++)
        {
            if ((step & 63) == 0 && cancel.IsCancellationRequested) return step;
            if (_closing.IsDue(moment.TrialShare)) trials += Kept(_closing.Try(_searched, _seeds, LongestString, heat, cancel));
            if (_opening.IsDue(moment.TrialShare)) trials += Kept(_opening.Try(_searched, _seeds[_dice.Below(_seeds.Length)], heat, cancel));
            if (_gathering.Seed() is { } seed) Gather(seed, heat);
            else Step(heat);
            if (_tails.Fits && _dice.Share() < moment.TradeShare) TradeTails(heat);
            if (_reversal.Fits && _dice.Share() < moment.TradeShare) Turn(heat);
        }
        return steps + trials;
    }

    /// <summary>A step that turns round a part of a route.</summary>
    private void Turn(double heat)
    {
        var visit = _seeds[_dice.Below(_seeds.Length)];
        if (_routes.Nodes[visit].Route < 0) return;
        var (before, dearer) = (_routes.Cost, -TurningHeat * heat * Math.Log(_dice.Share()));
        if (_reversal.Try(visit, dearer)) KeepBelow(before + dearer, _routes.Used);
        else _routes.Undo();
    }

    private int Kept(int steps)
    {
        Keep();
        return steps;
    }

    private void TradeTails(double heat)
    {
        var visit = _seeds[_dice.Below(_seeds.Length)];
        if (_routes.Nodes[visit].Route < 0) return;
        var (before, used, dearer) = (_routes.Cost, _routes.Used, -heat * Math.Log(_dice.Share()));
        if (!_tails.Try(visit, _searched, dearer))
        {
            _routes.Undo();
            return;
        }
        if (_tails.Misfits.Count > 0)
        {
            _absent.Clear();
            _absent.AddRange(_tails.Misfits);
            _recreate.Serve(_absent, _routes.Sums.TimePrice, before + dearer + _routes.Unused.Price);
        }
        KeepBelow(before + dearer, used);
    }

    /// <summary>Keeps the routes if they cost less, routes opened since counted at the price of the moment; else undoes the step.</summary>
    private void KeepBelow(double most, int used)
    {
        if (IsBelow(most, used) && (!_recreate.HasLoose || _recreate.TryTie() && IsBelow(most, used)))
        {
            Keep();
            return;
        }
        _routes.Undo();
        _recreate.ForgetLoose();
    }

    private bool IsBelow(double most, int used) => _routes.Cost + _routes.Unused.Price * (_routes.Used - used) < most;

    private void Keep()
    {
        _routes.Keep();
        if (_routes.TrueCost < Best.Cost) Best.CopyFrom(_routes, _searched);
    }

    private void Step(double heat) => StepAround(_waiting.Centre() ?? _seeds[_dice.Below(_seeds.Length)], heat);

    private void StepAround(int centre, double heat)
    {
        var (before, used) = (_routes.Cost, _routes.Used);
        if (!TakeOut(_gathering.LeavesRouteOf(centre) ? _ruin.RouteOf(centre) : RuinAround(centre))) return;
        var most = before - heat * Math.Log(_dice.Share());
        // Now and then everywhere, as what has waited may have been passed over, or too dear at the price of that moment.
        var isEverywhere = _model.IsSmall || _model.IsPlain || _dice.Below(8) == 0;
        _waiting.AddTo(_absent, _ruin, isEverywhere);
        var fresh = isEverywhere ? _absent.Count : _ruin.Removed.Count;
        var price = _hourPrice > 0 && _dice.Share() < _pricedShare ? (0.2 + 0.8 * _dice.Share()) * _hourPrice : 0;
        _recreate.Serve(_absent, fresh, _ruin.Ruined, Math.Max(price, _routes.Sums.TimePrice), most + _routes.Unused.Price);
        KeepBelow(most, used);
    }

    /// <summary>A step about visits left out that one way may serve, none of them worth it alone.</summary>
    private void Gather(int seed, double heat)
    {
        var (before, used) = (_routes.Cost, _routes.Used);
        _absent.Clear();
        if (_gathering.IsWithRuin() && !TakeOut(RuinAround(seed))) return;
        _gathering.AddTo(_absent, seed);
        var most = before - heat * Math.Log(_dice.Share());
        _recreate.ServeAround(seed, _absent, _routes.Sums.TimePrice, most + _routes.Unused.Price);
        KeepBelow(most, used);
    }

    private bool RuinAround(int centre) => _ruin.Around(centre, _routes.Used, _seeds.Length - _routes.Bank.Count, Longest());

    /// <summary>After a ruin: what it took out is to be served anew.</summary>
    /// <returns>False where the ruined routes are too late, and are as they were again.</returns>
    private bool TakeOut(bool isFeasible)
    {
        if (!isFeasible)
        {
            _routes.Undo();
            return false;
        }
        _recreate.Release(_ruin.Removed, _ruin.Ruined);
        _absent.Clear();
        _absent.AddRange(_ruin.Removed);
        return true;
    }

    private int Longest() => _model.IsUniform || _model.IsSmall ? LongestString : StringsOfGeneral[_dice.Below(StringsOfGeneral.Length)];
}

/// <summary>What a search goes by for the moment.</summary>
/// <param name="Heat">The temperature, in costs.</param>
/// <param name="OpeningPrice">What opening a route costs, besides what it costs in truth.</param>
/// <param name="TimePrice">What a second of work costs besides, in shares of the hours' price.</param>
/// <param name="TradeShare">How often routes trade tails, for each ruin.</param>
/// <param name="WorthFactor">How many times visits of the lowest class are worth what they are in truth, where nobody goes out for most alone.</param>
/// <param name="TrialShare">The share of steps that trials to close a route may take, and those to open one.</param>
internal readonly record struct Moment(double Heat, double OpeningPrice, double TimePrice, double TradeShare, double WorthFactor = 1, double TrialShare = 0);
