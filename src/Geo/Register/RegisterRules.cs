using System.Globalization;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Register;

/// <summary>Turns the cells of a row into a resident, or says what is wrong with the first cell at fault.</summary>
/// <param name="today">Nobody is born after this day's year.</param>
public sealed class RegisterRules(Campaign campaign, DateOnly today)
{
    private const int LongestAddress = 500;
    private const int LongestName = 200;
    private const int OldestAge = 125;

    private readonly SeenHouseholds _seen = new();

    /// <summary>The columns a register has; others are left alone.</summary>
    public IReadOnlyList<string> Columns { get; } = OwnColumns.Of(campaign);

    /// <param name="cells">A value for each of <see cref="Columns"/>.</param>
    /// <param name="fault">What is wrong, when the row is not taken.</param>
    public RegisterRow? Read(int row, IReadOnlyList<string> cells, out RejectedRow? fault)
    {
        fault = null;
        var household = cells[0].Trim();
        var address = Clean(cells[1]);
        var name = Clean(cells[3]);
        if (Forbidden(cells) is var bad and >= 0)
            fault = Reject(bad, "holds a control character or half a letter", "delete it and type the value again");
        else if (household is "" or { Length: > 100 })
            fault = Reject(0, "is no household code", "give each household a code of 1 to 100 characters");
        else if (address is "" or { Length: > LongestAddress })
            fault = Reject(1, "is no address", $"write the address in 1 to {LongestAddress} characters");
        else if (_seen.RowWithOtherAddress(household, address) is { } other)
            fault = Reject(1, $"differs from the address of household {Short(household)} in row {other}", "write the same address in each row of a household");
        else if (!short.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            fault = Reject(2, "is no resident number", "number the residents of a household 1, 2, 3, …");
        else if (_seen.HasResident(household, number))
            fault = Reject(2, $"is taken by another resident of household {household} in this file", "give the resident the next free number, or delete the row if it is the same person");
        else if (name is "" or { Length: > LongestName })
            fault = Reject(3, "is no name", $"write the name in 1 to {LongestName} characters");
        else if (!short.TryParse(cells[4], NumberStyles.None, CultureInfo.InvariantCulture, out var born) ||
                 born > today.Year || born < today.Year - OldestAge)
            fault = Reject(4, "is no birth year", $"use a year from {today.Year - OldestAge} to {today.Year}, such as 1987");
        else if (Gaps(cells, born, out var badGap) is not { } gaps)
            fault = Reject(OwnColumns.BeforeGaps + badGap, "is no state of this gap", $"use one of: {string.Join(", ", States(campaign.Gaps[badGap]))}, or leave it empty if it is not known");
        else
        {
            _seen.Add(row, household, address, number);
            return new RegisterRow(row, household, address, number, name, born, gaps);
        }
        return null;

        RejectedRow Reject(int column, string reason, string repair) =>
            new(row, Columns[column], cells[column], $"'{Short(cells[column])}' {reason}", repair, [.. cells]);
    }

    private bool?[]? Gaps(IReadOnlyList<string> cells, int born, out int badGap)
    {
        var states = new bool?[campaign.Gaps.Count];
        for (badGap = 0; badGap < states.Length; badGap++)
        {
            var gap = campaign.Gaps[badGap];
            var state = cells[OwnColumns.BeforeGaps + badGap].Trim();
            var closed = gap.Closed.Contains(state, StringComparer.OrdinalIgnoreCase);
            // An empty cell is a state nobody knows: whoever may lack something is visited rather than forgotten.
            if (!closed && state != "" && !gap.Open.Contains(state, StringComparer.OrdinalIgnoreCase)) return null;
            states[badGap] = campaign.StartsOn.Year - born >= gap.MinAge ? !closed : null;
        }
        return states;
    }

    private static IEnumerable<string> States(Gap gap) => gap.Open.Concat(gap.Closed);

    private static int Forbidden(IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
            if (cells[i].AsSpan().IndexOfAnyInRange('\0', '\b') >= 0 || HasHalfLetter(cells[i])) return i;
        return -1;
    }

    /// <summary>Half of a pair that UTF-16 writes rare letters with; no database takes it.</summary>
    private static bool HasHalfLetter(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0) return false;
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogatePair(text, i)) i++;
            else if (char.IsSurrogate(text[i])) return true;
        return false;
    }

    /// <summary>One line, composed form (NFC), no blanks at the ends.</summary>
    private static string Clean(string text)
    {
        text = text.Trim();
        if (text.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0)
            text = string.Join(' ', text.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return VietnameseLetters.Compose(text);
    }

    private static string Short(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
