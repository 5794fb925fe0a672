namespace CoverageMap.Planner.Problems.Vroom.Travel;

/// <summary>Numbers for the places of a problem: alike are those of one index or, without indexes, of one position.</summary>
public sealed class PlaceNumbers
{
    private readonly Dictionary<object, int> _numbers = [];
    private readonly List<VroomPlace> _places = [];

    public PlaceNumbers(IEnumerable<VroomPlace> places)
    {
        foreach (var place in places)
            if (_numbers.TryAdd(Key(place), _places.Count)) _places.Add(place);
            else if (_places[this[place]].Position is null) _places[this[place]] = place;
    }

    /// <summary>One of those that share the number, with a position if any has.</summary>
    public IReadOnlyList<VroomPlace> Places => _places;

    public int this[VroomPlace place] => _numbers[Key(place)];

    private static object Key(VroomPlace place) => place.Index is { } index ? index : place.Position!.Value;
}
