using System.Numerics;

namespace CoverageMap.Geo.Register;

/// <summary>A household of a batch, and what the database knows of it.</summary>
internal sealed class ImportedHousehold(string code, string address)
{
    private short[] _eligible = [];
    private short[] _closed = [];

    public string Code => code;

    public string Address => address;

    /// <summary>0 until it is found or given.</summary>
    public long Id { get; set; }

    /// <summary>Null for a new household, and for one that this import has added before.</summary>
    public string? KnownAddress { get; set; }

    public LonLat? Position { get; set; }

    public bool IsNew { get; set; }

    /// <summary>Its figures have to be counted again.</summary>
    public bool PeopleDiffer { get; set; }

    public bool AddressDiffers => KnownAddress is not null && KnownAddress != Address;

    /// <summary>Adds a person to a new household's figures.</summary>
    public void Count(ImportedResident person)
    {
        Add(ref _eligible, person.EligibleGaps);
        Add(ref _closed, person.EligibleGaps & ~person.OpenGaps);
    }

    /// <summary>How many are eligible by bit, and of how many the gap is closed.</summary>
    public (short[] Eligible, short[] Closed) Figures(int length)
    {
        Array.Resize(ref _eligible, length);
        Array.Resize(ref _closed, length);
        return (_eligible, _closed);
    }

    private static void Add(ref short[] figures, int bits)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            var bit = BitOperations.TrailingZeroCount(bits);
            if (bit >= figures.Length) Array.Resize(ref figures, bit + 1);
            figures[bit]++;
        }
    }
}
