namespace CoverageMap.Geo.OpenStreetMap;

/// <summary>The tags of one OpenStreetMap object. Filled anew for the next one by the reader that hands it out.</summary>
public sealed class Tags
{
    // What a hostile file adds beyond is ignored; the map's own objects have some hundred at most.
    private const int Most = 1000;

    private readonly List<(string Key, string Value)> _tags = [];

    public Tags(params IEnumerable<(string Key, string Value)> tags) => _tags.AddRange(tags);

    public int Count => _tags.Count;

    /// <summary>The value of a key, or null. Few keys are asked for of few tags: a search from the first is quickest.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var tag in _tags)
                if (tag.Key == key) return tag.Value;
            return null;
        }
    }

    public bool Has(string key, string value) => this[key] == value;

    internal void Clear() => _tags.Clear();

    internal void Add(string key, string value)
    {
        if (_tags.Count < Most) _tags.Add((key, value));
    }
}
