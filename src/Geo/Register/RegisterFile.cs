using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register.Files;
using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Reads a register, CSV or XLSX, one row for each resident. Columns are found by name, in our own words or an office's.
/// Rows stream by; only the keys of households and residents and what is not taken are kept in memory.
/// </summary>
public sealed class RegisterFile(string path, Campaign campaign, DateOnly today, RegisterFileOptions? options = null)
{
    private const int SampleRows = 1_000;
    private const int RowsBetweenChecks = 1_000;
    private const int MostPositionsKept = 20_000;
    private const int MostNotTaken = 100_000;
    private const long MostCharactersNotTaken = 64_000_000;

    private readonly RegisterFileOptions _options = options ?? new RegisterFileOptions();
    private readonly RegisterRules _rules = new(campaign, today);
    private readonly SkippedRows _skipped = new();
    private readonly List<string> _notes = [];
    private long _charactersNotTaken;

    public List<RejectedRow> Rejected { get; } = [];

    /// <summary>Rows whose resident was taken and whose position was not; of very many only the first.</summary>
    public List<RejectedRow> PositionsNotTaken { get; } = [];

    /// <summary>How many positions were not taken, those with them that <see cref="PositionsNotTaken"/> has no room for.</summary>
    public int PositionsNotTakenCount { get; private set; }

    /// <summary>The register's columns, in the order of <see cref="RejectedRow.Cells"/>; known once the first row was read.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = OwnColumns.Of(campaign);

    /// <summary>Rows that hold a resident, taken or not.</summary>
    public int RowsRead { get; private set; }

    /// <summary>Rows that hold none: titles, totals, signatures, empty rows.</summary>
    public int RowsSkipped => _skipped.Count;

    /// <summary>Sentences on how the file was understood, for the user to confirm; complete once the last row was read.</summary>
    public IReadOnlyList<string> Notes => [.. _notes, .. new[] { _skipped.Note }.OfType<string>()];

    /// <summary>The rows that can be taken; the others are in <see cref="Rejected"/> once the last row was read.</summary>
    /// <param name="progress">Receives the share of the file that was read, 0 to 1.</param>
    /// <exception cref="UserErrorException">The file cannot be read, is damaged, or lacks a column.</exception>
    public IEnumerable<RegisterRow> Rows(IProgress<double>? progress, CancellationToken cancel = default)
    {
        var finder = new LayoutFinder(path, campaign, _options.Mapping);
        using var table = new TableFile(path, _options.Sheet, finder.IsHeading);
        using var rows = table.Rows().GetEnumerator();
        var sample = new List<FileRow>();
        while (sample.Count < SampleRows && rows.MoveNext()) sample.Add(rows.Current);
        var letters = LegacyColumns.Detect(sample, path);
        sample = sample.ConvertAll(letters.Convert);
        var layout = finder.Find(sample);
        var (reader, positions) = Prepare(layout, sample);
        _notes.InsertRange(0, new[] { table.Note, letters.Note }.OfType<string>());
        var kinds = new RowKinds(layout);
        var read = 0;
        foreach (var row in sample.Skip(layout.FirstRow).Concat(Rest(rows, letters)))
        {
            if (++read % RowsBetweenChecks == 0)
            {
                cancel.ThrowIfCancellationRequested();
                if (read % 10_000 == 0) progress?.Report(table.ShareRead);
            }
            if (kinds.Of(row) is not RowKind.Person and var kind) _skipped.Add(kind, row.Number);
            else if (Judge(row, reader, positions) is { } resident) yield return resident;
        }
        progress?.Report(1);
    }

    internal static FileStream Open(string path) => TableFile.OpenStream(path);

    private static IEnumerable<FileRow> Rest(IEnumerator<FileRow> rows, LegacyColumns letters)
    {
        while (rows.MoveNext()) yield return letters.Convert(rows.Current);
    }

    private (RowReader Reader, RegisterPositions? Positions) Prepare(RegisterLayout layout, List<FileRow> sample)
    {
        var kinds = new RowKinds(layout);
        var residents = sample.Skip(layout.FirstRow).Where(row => kinds.Of(row) == RowKind.Person).ToList();
        var orderIsNumber = !layout.Has(Fields.Number) && RunningNumber.BeginsAnew(residents.Select(row => row[layout.Index(Fields.Order)]));
        var first = new RowReader(layout, campaign, _options.Mapping, orderIsNumber);
        var positions = RegisterPositions.Of(layout, [.. residents.Select(row => (row, first.Read(row).Own[1]))], _options, path);
        var reader = new RowReader(layout, campaign, _options.Mapping, orderIsNumber);
        Columns = reader.Columns;
        if (reader.MakesUpHouseholds) _notes.Add("The file has no household code: codes were made from the addresses and their order in the file. " +
            "Households that share an address are told apart only where their heads are marked.");
        if (reader.MakesUpNumbers) _notes.Add("The file does not number residents: they were numbered in their order within the household.");
        if (positions?.Note is { } note) _notes.Add(note);
        return (reader, positions);
    }

    private RegisterRow? Judge(FileRow row, RowReader reader, RegisterPositions? positions)
    {
        RowsRead++;
        var text = reader.Read(row);
        if (UnreadableCell.Find(text, reader) is { } unreadable)
        {
            Reject(unreadable);
            return null;
        }
        if (_rules.Read(row.Number, text.Own, out var fault) is not { } resident)
        {
            var column = _rules.Columns.ToList().IndexOf(fault!.Column);
            Reject(fault with { Column = reader.Title(column), Cells = text.Cells });
            return null;
        }
        if (positions is null) return resident;
        var position = positions.Read(row, resident, text.Cells, out var misplaced);
        // A file in another system than the one named contradicts itself in every row: its residents are no worse for it.
        if (misplaced is not null && PositionsNotTakenCount++ < MostPositionsKept) PositionsNotTaken.Add(misplaced);
        return position is null ? resident : resident with { Position = position };
    }

    private void Reject(RejectedRow row)
    {
        Rejected.Add(row);
        _charactersNotTaken += row.Cells.Sum(cell => cell.Length) + row.Value.Length;
        if (Rejected.Count > MostNotTaken || _charactersNotTaken > MostCharactersNotTaken) throw new UserErrorException(
            $"Register {path}: over {Rejected.Count - 1} rows cannot be taken; the last, row {row.Row}, because {row.Column} {row.Reason}. " +
            "The file is probably of another kind or its columns are in another order; repair the whole file. Nothing was stored.");
    }
}
