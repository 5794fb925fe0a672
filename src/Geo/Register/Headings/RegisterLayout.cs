namespace CoverageMap.Geo.Register.Headings;

/// <summary>A column of a file whose meaning is known.</summary>
/// <param name="Title">Its heading as it stands; the field's name where the heading alone would not be understood.</param>
internal sealed record RegisterColumn(int Index, string Title, Heading Heading);

/// <summary>Where in a file its heading stands, and which column holds what.</summary>
/// <param name="FirstRow">Index of the first row below the heading.</param>
/// <param name="IsOwn">The file is in the project's own format, column for column: its cells are taken at their word.</param>
/// <param name="Headings">The heading's cells as they stand.</param>
internal sealed record RegisterLayout(int FirstRow, bool IsOwn, IReadOnlyList<RegisterColumn> Columns, IReadOnlyList<string> Headings)
{
    /// <summary>The columns of a field, in the file's order.</summary>
    public IReadOnlyList<RegisterColumn> Of(params IEnumerable<string> fields) =>
        [.. Columns.Where(column => fields.Contains(column.Heading.Field))];

    /// <summary>The column of a field, or −1.</summary>
    public int Index(string field) => Columns.FirstOrDefault(column => column.Heading.Field == field)?.Index ?? -1;

    public bool Has(string field) => Index(field) >= 0;
}
