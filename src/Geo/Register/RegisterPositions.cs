using CoverageMap.Geo.Coordinates;
using CoverageMap.Geo.Register.Files;
using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Takes the positions of a register, and does not take those that something speaks against: the household stays, and
/// its address is geocoded. A household's position stands for all its residents, wherever the file gives it.
/// </summary>
internal sealed class RegisterPositions
{
    private const int FewestForJudgement = 20;

    private readonly RegisterFileOptions _options;
    private readonly string _title;
    private readonly int _first;
    private readonly int? _second;
    private readonly PositionReader _reader;
    private readonly PositionFault? _faultOfAll;
    private (string Household, LonLat? Position) _above;

    private RegisterPositions(RegisterLayout layout, int first, int? second, bool? northFirst, IReadOnlyList<(FileRow Row, string Address)> sample, RegisterFileOptions options, string path)
    {
        (_options, _first, _second) = (options, first, second);
        _title = layout.Columns.First(column => column.Index == first).Title;
        var told = sample.Select(row => (Cells: Cells(row.Row), row.Address)).Where(row => row.Cells.First != "").ToList();
        _reader = PositionReader.Detect(told.Select(row => row.Cells), options.Coordinates, northFirst, path);
        Note = told.Count == 0 ? null : _reader.Note;
        if (WrongMeridian(told) is not { } wrong) return;
        _faultOfAll = wrong;
        Note = $"No position was taken: {wrong.Reason}; {wrong.Repair}.";
    }

    public string? Note { get; }

    /// <summary>Null where the file has no positions or they are not asked for.</summary>
    /// <param name="sample">The first residents with their addresses: they tell the order of the axes, and whether the meridian is right.</param>
    public static RegisterPositions? Of(RegisterLayout layout, IReadOnlyList<(FileRow, string)> sample, RegisterFileOptions options, string path)
    {
        if (!options.TakesPositions) return null;
        if (layout.Has(Fields.Latitude) && layout.Has(Fields.Longitude))
            return new RegisterPositions(layout, layout.Index(Fields.Latitude), layout.Index(Fields.Longitude), true, sample, options, path);
        if (layout.Has(Fields.X) && layout.Has(Fields.Y))
            return new RegisterPositions(layout, layout.Index(Fields.X), layout.Index(Fields.Y), null, sample, options, path);
        return layout.Has(Fields.Position) ? new RegisterPositions(layout, layout.Index(Fields.Position), null, null, sample, options, path) : null;
    }

    /// <param name="fault">Why the position of this row was not taken, or null.</param>
    public LonLat? Read(FileRow row, RegisterRow resident, IReadOnlyList<string> cells, out RejectedRow? fault)
    {
        fault = null;
        var (first, second) = Cells(row);
        if (first == "" && second is null or "") return _above.Household == resident.Household ? _above.Position : null;
        var position = _reader.Read(first, second, out var problem);
        problem = _faultOfAll ?? problem;
        if (problem is null && _options.PositionCheck?.Invoke(resident.Address, position!.Value) is { } said)
            problem = new PositionFault(said, "correct the position or the address");
        if (problem is not null)
        {
            var value = second is null ? first : $"{first}; {second}";
            fault = new RejectedRow(row.Number, _title, value, $"'{value}' {problem.Reason}", problem.Repair, cells);
            position = null;
        }
        _above = (resident.Household, position);
        return position;
    }

    private (string First, string? Second) Cells(FileRow row) =>
        (ImportReport.Plain(row[_first]), _second is { } second ? ImportReport.Plain(row[second]) : null);

    /// <summary>Most positions of the sample contradict their addresses as read, and few would about another meridian.</summary>
    private PositionFault? WrongMeridian(List<((string First, string? Second) Cells, string Address)> sample)
    {
        if (_reader.System.IsDegrees || _options.PositionCheck is not { } check || sample.Count < FewestForJudgement) return null;
        double Share(CoordinateSystem system) => sample.Count(row =>
            _reader.ReadAs(system, row.Cells.First, row.Cells.Second) is { } position && check(row.Address, position) is null) / (double)sample.Count;
        var own = Share(_reader.System);
        if (own >= 0.5) return null;
        var (best, share) = CoordinateSystems.All.Where(system => !system.IsDegrees).Select(system => (system, Share(system))).MaxBy(other => other.Item2);
        return share < 0.8 || share < own + 0.4 ? null : new PositionFault(
            $"is not in {_reader.System.Name}: {1 - own:P0} of the file's positions fall outside the wards that their addresses name, and {share:P0} fit {best.Name}",
            $"import the file with --coordinates EPSG:{best.Epsg}");
    }
}
