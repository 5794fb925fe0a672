using CoverageMap.Geo.Geocoding.Gazetteers;

namespace CoverageMap.Geo.Tests.Geocoding;

/// <summary>Addresses in units of another day than the one asked for.</summary>
[Collection(Country.Name)]
public sealed class SuccessionTests(Country country)
{
    [Fact]
    public void Old_ward_converts_to_its_one_new_ward_or_to_the_candidates_it_was_divided_among()
    {
        foreach (var ward in country.Gazetteer.Wards.Where(ward => ward.District is not null))
        {
            var result = country.Geocoder.Resolve($"{ward.FullName}, {ward.District!.FullName}, {ward.Province.FullName}", Country.After);
            if (ward.Successors is [var only]) Assert.True(result.Ward == only, $"{ward}, {ward.District} became {result.Ward}, not {only}");
            else Assert.True(result.Ward is null && ward.Successors.All(part => result.Candidates.Any(candidate => candidate.Unit == part)),
                $"{ward}, {ward.District} was divided, and became {result.Ward} of {result.Candidates.Count}");
        }
    }

    [Fact]
    public void New_ward_leads_back_to_what_it_was_made_of()
    {
        var wrong = new List<string>();
        var units = country.Gazetteer.Wards.Where(ward => ward.ValidTo is null && ward.Predecessors.Count > 0).ToList();
        foreach (var ward in units)
        {
            var result = country.Geocoder.Resolve($"{ward.FullName}, {ward.Province.FullName}", Country.Before);
            var possible = result.Ward is { } found ? [found] : result.Candidates.Select(candidate => candidate.Unit);
            // An old ward of the same name may be meant instead; then it is that, not a part of the new one.
            if (!possible.Any(unit => ward.Predecessors.Contains(unit) || unit.Name == ward.Name)) wrong.Add($"{ward}, {ward.Province}");
        }
        Assert.True(wrong.Count <= units.Count / 100, $"{wrong.Count} of {units.Count}: {string.Join("; ", wrong.Take(10))}");
    }

    [Theory]
    // Old phường An Lộc is in new phường Bình Long; new phường An Lộc holds none of the old one.
    [InlineData("phường An Lộc, thị xã Bình Long, tỉnh Bình Phước", "Phường An Lộc", "Phường Bình Long")]
    [InlineData("phường An Lộc, tỉnh Đồng Nai", null, "Phường An Lộc")]
    // An old province and a new ward.
    [InlineData("phường Bình Phước, tỉnh Đồng Nai", null, "Phường Bình Phước")]
    [InlineData("xã Lộc Thành, huyện Lộc Ninh", "Xã Lộc Thành", "Xã Lộc Thành")]
    [InlineData("xã Lộc Thạnh, huyện Lộc Ninh", "Xã Lộc Thạnh", "Xã Lộc Thạnh")]
    [InlineData("xã Lộc Thanh, huyện Lộc Ninh", null, null)]
    [InlineData("phường Bến Nghé, quận 1, TP.HCM", "Phường Bến Nghé", "Phường Sài Gòn")]
    public void Trap_is_resolved_as_of_the_day(string address, string? before, string? after)
    {
        Assert.Equal(before, country.Geocoder.Resolve(address, Country.Before).Ward?.FullName);
        Assert.Equal(after, country.Geocoder.Resolve(address, Country.After).Ward?.FullName);
    }

    [Fact]
    public void Units_of_two_levels_have_no_district()
    {
        var result = country.Geocoder.Resolve("xã Lộc Ninh, tỉnh Đồng Nai", Country.After);
        Assert.Equal((UnitList.Reform, null, "Đồng Nai"), (result.Ward!.ValidFrom, result.District, result.Province!.Name));
    }
}
