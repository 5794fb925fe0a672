using System.Globalization;
using CoverageMap.Geo;

namespace CoverageMap.Benchmarks.Planner.Instances;

/// <summary>The fields and sections of a file in the VRPLIB format.</summary>
internal sealed class VrplibFile
{
    private readonly Dictionary<string, string> _fields = [];
    private readonly Dictionary<string, List<double[]>> _sections = [];
    private readonly string _path;

    public VrplibFile(string path)
    {
        _path = path;
        List<double[]>? section = null;
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()))
            if (line.EndsWith("_SECTION", StringComparison.Ordinal)) _sections[line] = section = [];
            else if (line.IndexOf(':') is > 0 and var colon) _fields[line[..colon].Trim()] = line[(colon + 1)..].Trim();
            else if (line is not ("" or "EOF")) section?.Add(Numbers(line));
    }

    public bool Has(string name) => _fields.ContainsKey(name) || _sections.ContainsKey(name);

    /// <summary>The kind of problem; empty where the file does not say.</summary>
    public string Type => _fields.GetValueOrDefault("TYPE", "");

    public double Number(string field) => _fields.TryGetValue(field, out var text)
        ? double.Parse(text, CultureInfo.InvariantCulture)
        : throw new UserErrorException($"{_path} lacks the field {field}.");

    /// <summary>The rows of a section, without the number that begins each.</summary>
    public IReadOnlyList<double[]> Rows(string section) => _sections.TryGetValue(section, out var rows)
        ? [.. rows.Select(row => row[1..])]
        : throw new UserErrorException($"{_path} lacks the section {section}.");

    /// <inheritdoc cref="Rows"/>
    /// <returns>Null where the file has no such section.</returns>
    public IReadOnlyList<double[]>? RowsIfAny(string section) => Has(section) ? Rows(section) : null;

    /// <summary>Place numbers from 0; −1 ends the list in the file. The first place where it has no list.</summary>
    public IReadOnlyList<int> Depots() => _sections.TryGetValue("DEPOT_SECTION", out var rows) ? [.. rows.Where(row => row[0] > 0).Select(row => (int)row[0] - 1)] : [0];

    private static double[] Numbers(string line) =>
        [.. line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))];
}
