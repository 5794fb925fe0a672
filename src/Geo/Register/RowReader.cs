using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register.Files;
using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Register;

/// <summary>A row in the project's own columns, as far as the file tells.</summary>
/// <param name="Own">A value for each of <see cref="RegisterRules.Columns"/>.</param>
/// <param name="Cells">The row for the report, with what was filled in from the rows above.</param>
internal sealed record RowText(int Number, string[] Own, string[] Cells);

/// <summary>Turns rows of any known layout into the project's own columns. Rows must come in their order.</summary>
internal sealed class RowReader
{
    private readonly RegisterLayout _layout;
    private readonly Campaign _campaign;
    private readonly StateWords _states;
    private readonly AddressColumns _address;
    private readonly HouseholdOrder _households;
    private readonly IReadOnlyList<RegisterColumn>[] _gaps;
    private readonly List<string> _made = [];
    private readonly int _number;
    private string[] _addressAbove = [];

    /// <param name="orderIsNumber">The running number begins anew with each household, so it numbers the residents.</param>
    public RowReader(RegisterLayout layout, Campaign campaign, RegisterMapping mapping, bool orderIsNumber)
    {
        (_layout, _campaign) = (layout, campaign);
        _states = new StateWords(campaign, mapping);
        _address = new AddressColumns(layout);
        _households = new HouseholdOrder(layout);
        _gaps = [.. campaign.Gaps.Select(gap => layout.Of(gap.Column))];
        _number = layout.Has(Fields.Number) ? layout.Index(Fields.Number) : orderIsNumber ? layout.Index(Fields.Order) : -1;
        if (!layout.Has(Fields.Household)) _made.Add(Fields.Household);
        if (_number < 0) _made.Add(Fields.Number);
        Columns = [.. layout.Columns.Select(column => column.Heading.Field == Fields.Order && orderIsNumber ? Fields.Number : column.Title), .. _made];
    }

    /// <summary>The report's columns: those that were read, then those that were made up.</summary>
    public IReadOnlyList<string> Columns { get; }

    public bool MakesUpHouseholds => _made.Contains(Fields.Household);

    public bool MakesUpNumbers => _made.Contains(Fields.Number);

    public RowText Read(FileRow row)
    {
        var cells = Array.ConvertAll([.. _layout.Columns], column => ImportReport.Plain(_layout.IsOwn && column.Index < row.Cells.Length ? row.Cells[column.Index] : row[column.Index]));
        var own = new string[OwnColumns.BeforeGaps + _gaps.Length];
        if (_layout.IsOwn) Array.Copy(cells, own, own.Length);
        else Fill(row, own, cells);
        return new RowText(row.Number, own, [.. cells, .. _made.Select(field => own[field == Fields.Household ? 0 : 2])]);
    }

    /// <summary>The heading of an own column in this file.</summary>
    public string Title(int own)
    {
        var field = OwnColumns.Of(_campaign)[own];
        return own == 1 ? _address.All[0].Title : own == 2 && _number >= 0 ? Columns[_layout.Columns.ToList().FindIndex(column => column.Index == _number)]
            : _layout.Columns.FirstOrDefault(column => column.Heading.Field == field)?.Title ?? field;
    }

    private void Fill(FileRow row, string[] own, string[] cells)
    {
        var (code, relation, head) = (Cell(row, Fields.Household), Cell(row, Fields.Relation), Cell(row, Fields.HeadName));
        string[] parts = [.. _address.All.Select(column => Text(row, column.Index))];
        var address = _address.Compose(parts);
        if (_households.GoesOn(code, address, relation, head) && address == "") (parts, address) = (_addressAbove, _address.Compose(_addressAbove));
        own[0] = _households.Code(code, address, relation, head);
        own[1] = address;
        own[2] = _number >= 0 ? row[_number] : own[0] == "" ? "" : _households.NextNumber(own[0]);
        own[3] = Cell(row, Fields.Name);
        own[4] = BirthYears.Read(Cell(row, Fields.BirthYear));
        for (var gap = 0; gap < _gaps.Length; gap++) own[OwnColumns.BeforeGaps + gap] = StateOf(row, gap);
        _addressAbove = parts;
        FillAbove(cells, own[0], parts);
    }

    private void FillAbove(string[] cells, string code, string[] parts)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var column = _layout.Columns[i];
            if (column.Heading.Field == Fields.Household) cells[i] = code;
            for (var part = 0; part < parts.Length; part++)
                if (ReferenceEquals(_address.All[part], column)) cells[i] = parts[part];
        }
    }

    private string StateOf(FileRow row, int gap)
    {
        var told = _gaps[gap].Select(column => (column.Heading, Text: Text(row, column.Index))).Where(cell => cell.Text != "").ToList();
        return told switch
        {
            [] => "",
            [var only] => _states.Read(gap, only.Text, only.Heading),
            // "có" and "chưa" both marked, or one of them denied: nobody can tell.
            _ => string.Join(" / ", told.Select(cell => cell.Text)),
        };
    }

    private string Cell(FileRow row, string field) => Text(row, _layout.Index(field));

    private static string Text(FileRow row, int column) => VietnameseLetters.Compose(ImportReport.Plain(row[column]));
}
