namespace CoverageMap.Geo.Register.Files;

/// <summary>Rows that stream by from a text file or a sheet. Damage is an <see cref="InvalidDataException"/>.</summary>
internal interface ITable : IDisposable
{
    IEnumerable<FileRow> Rows();

    /// <summary>The share of the file that was read, 0 to 1.</summary>
    double ShareRead { get; }

    /// <summary>What a user should know of how the file was read.</summary>
    string? Note { get; }
}
