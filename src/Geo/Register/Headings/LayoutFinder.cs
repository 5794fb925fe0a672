using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register.Files;

namespace CoverageMap.Geo.Register.Headings;

/// <summary>Finds the heading of a register among its first rows: below titles, in one row or in two merged ones.</summary>
internal sealed class LayoutFinder(string path, Campaign campaign, RegisterMapping mapping)
{
    private const int RowsSearched = 60;
    private const int FewestFields = 2;

    private readonly HeadingNames _names = new(campaign, mapping);
    private readonly string[] _own = [.. OwnColumns.Of(campaign)];

    public bool IsHeading(string text) => _names.Find(text) is not null;

    /// <exception cref="UserErrorException">No heading is found, a column is missing, or two columns claim the same.</exception>
    public RegisterLayout Find(IReadOnlyList<FileRow> rows)
    {
        if (!rows.Any(row => row.FilledCells > 0))
            throw new UserErrorException($"Register {path} is empty; its first line names the columns {string.Join(", ", _own)}.");
        if (Own(rows) is { } own) return own;
        var best = (Fields: 0, First: 0, Count: 1, Columns: (IReadOnlyList<RegisterColumn>)[]);
        for (var first = 0; first < Math.Min(rows.Count, RowsSearched); first++)
            for (var count = 1; count <= Math.Min(2, rows.Count - first); count++)
            {
                var columns = Columns(rows[first], count == 2 ? rows[first + 1] : null);
                var fields = columns.Select(column => (column.Heading.Field, column.Heading.Mark)).Distinct().Count();
                // Of one row and of two that say the same, the one is the heading: the other is a title or a resident.
                if (fields > best.Fields || (fields == best.Fields && count < best.Count)) best = (fields, first, count, columns);
            }
        var titles = Titles(rows, best.Fields, best.First);
        if (best.Fields < FewestFields) throw Missing(Required(), titles);
        var chosen = Choose(best.Columns);
        CheckComplete(chosen, titles);
        return new RegisterLayout(best.First + best.Count, false, chosen,
            [.. rows[best.First].Cells.Select(cell => cell.Trim())]);
    }

    private RegisterLayout? Own(IReadOnlyList<FileRow> rows)
    {
        for (var first = 0; first < Math.Min(rows.Count, RowsSearched); first++)
        {
            var titles = rows[first].Cells.Select(cell => cell.Trim()).ToList();
            var at = _own.Select(name => titles.FindIndex(title => title.Equals(name, StringComparison.OrdinalIgnoreCase))).ToArray();
            if (at.Any(index => index < 0)) continue;
            var columns = at.Select((index, field) => new RegisterColumn(index, _own[field], new Heading(_own[field], 0)));
            var positions = Columns(rows[first], null).Where(column => Fields.Positions.Contains(column.Heading.Field));
            return new RegisterLayout(first + 1, true, [.. columns, .. Choose([.. positions])], titles);
        }
        return null;
    }

    private List<RegisterColumn> Columns(FileRow upper, FileRow? lower)
    {
        var columns = new List<RegisterColumn>();
        var group = "";
        for (var i = 0; i < Math.Max(upper.Cells.Length, lower?.Cells.Length ?? 0); i++)
        {
            var (above, below) = (upper[i], lower?[i] ?? "");
            // The cell over a group of columns is merged: only the first of them holds its text.
            group = above != "" ? above : below == "" ? "" : group;
            string[] titles = below == "" || below == group ? [above != "" ? above : ""] : [$"{group} {below}", below, above];
            if (titles.Select(title => (title, _names.Find(title))).FirstOrDefault(found => found.Item2 is not null) is (var text, { } heading))
                columns.Add(new RegisterColumn(i, _names.Find(text) == heading ? text : heading.Field, heading));
        }
        return columns;
    }

    /// <summary>One column for each field, but all that a mapping lists, and both marks of a gap.</summary>
    private List<RegisterColumn> Choose(IReadOnlyList<RegisterColumn> columns)
    {
        var chosen = new List<RegisterColumn>();
        foreach (var same in columns.GroupBy(column => (column.Heading.Field, column.Heading.Mark)))
        {
            if (mapping.Columns.TryGetValue(same.Key.Field, out var mapped))
            {
                chosen.AddRange(same.Where(column => column.Heading.Rank < 0).OrderBy(column => column.Heading.Rank).Take(mapped.Count));
                continue;
            }
            var best = same.Where(column => column.Heading.Rank == same.Min(other => other.Heading.Rank)).ToList();
            if (best.Count > 1) throw new UserErrorException(
                $"Register {path}: columns {best[0].Index + 1} and {best[1].Index + 1} ('{best[0].Title}', '{best[1].Title}') both hold {same.Key.Field}; " +
                $"rename or delete one, or name the right one in a mapping file (--mapping): {RegisterMapping.Example(campaign)}");
            chosen.Add(best[0]);
        }
        // A list of heads of households has no other name.
        if (chosen.All(column => column.Heading.Field != Fields.Name) && chosen.FindIndex(column => column.Heading.Field == Fields.HeadName) is var head and >= 0)
            chosen[head] = chosen[head] with { Heading = new Heading(Fields.Name, 0) };
        return chosen;
    }

    private void CheckComplete(List<RegisterColumn> columns, IReadOnlyList<string> titles)
    {
        foreach (var (field, headings) in mapping.Columns)
            if (headings.Count > columns.Count(column => column.Heading.Field == field)) throw new UserErrorException(
                $"Register {path} lacks a column that the mapping names for {field}: {string.Join(", ", headings)}; its headings are: {string.Join(" | ", titles)}.");
        var fields = columns.Select(column => column.Heading.Field).ToHashSet();
        if (fields.Overlaps(Fields.AddressParts)) fields.Add(Fields.Address);
        var missing = Required().Where(field => !fields.Contains(field)).ToList();
        if (missing.Count > 0) throw Missing(missing, titles);
    }

    private List<string> Required() =>
        [Fields.Address, Fields.Name, Fields.BirthYear, .. campaign.Gaps.Select(gap => gap.Column).Where(column => !mapping.LeavesOut(column))];

    /// <summary>The cells of the row that looks most like a heading; without one, of the fullest among the first.</summary>
    private static List<string> Titles(IReadOnlyList<FileRow> rows, int fields, int first)
    {
        var row = fields > 0 ? rows[first] : rows.Take(RowsSearched).MaxBy(row => row.FilledCells);
        return [.. row.Cells.Where(cell => cell.Trim() != "").Take(50).Select(cell => cell.Trim() is { Length: > 40 } text ? text[..40] + "…" : cell.Trim())];
    }

    private UserErrorException Missing(List<string> missing, IReadOnlyList<string> titles) => new(
        $"Register {path} lacks the column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)}; its headings are: {string.Join(" | ", titles)}. " +
        $"Name the columns so, or in Vietnamese as in docs/register.md, or write a mapping file (--mapping), such as {RegisterMapping.Example(campaign)}");
}
