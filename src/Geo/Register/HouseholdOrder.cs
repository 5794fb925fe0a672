using System.Globalization;
using CoverageMap.Geo.Addresses.Words;
using CoverageMap.Geo.Register.Headings;

namespace CoverageMap.Geo.Register;

/// <summary>
/// Says which household a row belongs to where the file leaves it to the eye: a code or an address that stands only in
/// the household's first row, or no code at all. A code that is made up hangs on the address and, where heads of
/// households are marked, on which of the address's households it is; the same file gives the same codes again.
/// </summary>
internal sealed class HouseholdOrder(RegisterLayout layout)
{
    private readonly Dictionary<UInt128, int> _householdsAt = [];
    private readonly Dictionary<UInt128, int> _residentsOf = [];
    private readonly bool _hasCode = layout.Has(Fields.Household);
    private readonly bool _marksHeads = layout.Has(Fields.Relation) || layout.Has(Fields.HeadName);

    private string _code = "", _address = "", _head = "";

    /// <summary>The household of the row above goes on in this one; the address above is to be taken where it is blank.</summary>
    public bool GoesOn(string code, string address, string relation, string head)
    {
        if (layout.IsOwn || _address == "" || (address != "" && address != _address)) return false;
        if (_hasCode) return code == "" ? _code != "" && !IsHead(relation, head) : code == _code;
        return !IsHead(relation, head);
    }

    /// <summary>The code of the row's household, "" where it cannot be known.</summary>
    public string Code(string code, string address, string relation, string head)
    {
        var goesOn = GoesOn(code, address, relation, head);
        if (_hasCode) code = goesOn ? _code : code;
        else if (address != "" || goesOn) code = MadeUp(goesOn ? _address : address, IsHead(relation, head));
        (_code, _address, _head) = (code, goesOn ? _address : address, head != "" ? head : _head);
        return code;
    }

    /// <summary>The next number of a resident in the household, from 1.</summary>
    public string NextNumber(string code)
    {
        var key = TextHash.Of(code);
        _residentsOf[key] = _residentsOf.GetValueOrDefault(key) + 1;
        return _residentsOf[key].ToString(CultureInfo.InvariantCulture);
    }

    private bool IsHead(string relation, string head) => _marksHeads &&
        (HeadingKey.Of(relation) is "chu ho" or "ch" or "head" or "ban than chu ho" || (head != "" && head != _head));

    private string MadeUp(string address, bool isHead)
    {
        var key = TextHash.Of(HeadingKey.Of(address) is { Length: > 0 } known ? known : VietnameseLetters.FoldLower(address));
        var household = _householdsAt[key] = Math.Max(1, _householdsAt.GetValueOrDefault(key) + (isHead ? 1 : 0));
        return $"{key:x32}"[..12] + (household > 1 ? $"-{household}" : "");
    }
}
