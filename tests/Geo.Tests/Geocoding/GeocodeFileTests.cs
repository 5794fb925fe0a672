using System.Text;
using CoverageMap.Geo.Geocoding;
using Sylvan.Data.Csv;

namespace CoverageMap.Geo.Tests.Geocoding;

[Collection(Country.Name)]
public sealed class GeocodeFileTests(Country country) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Source => Path.Combine(_folder, "in.csv");
    private string Target => Path.Combine(_folder, "out.csv");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<List<Dictionary<string, string>>> RunAsync(string text, int threads = 2)
    {
        await File.WriteAllTextAsync(Source, text);
        await new GeocodeFile(country.Geocoder).RunAsync(Source, Target, Country.Before, threads, null, default);
        using var csv = CsvDataReader.Create(Target);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read()) rows.Add(Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString));
        return rows;
    }

    [Fact]
    public async Task Row_has_the_columns_promised()
    {
        var row = Assert.Single(await RunAsync("id,address\n7,\"12/3 Lê Lợi, ấp 4, P.01, Q3, TPHCM\"\n"));
        Assert.Equal("id,province_code,district_code,ward_code,province,district,ward,hamlet,street,house_number,lon,lat,uncertainty_m,match_code,confidence,candidates",
            string.Join(',', row.Keys));
        Assert.Equal(("7", "79", "770", "Hồ Chí Minh", "3", "1"), (row["id"], row["province_code"], row["district_code"], row["province"], row["district"], row["ward"]));
        Assert.Equal(("Ấp 4", "Lê Lợi", "12/3", "ward"), (row["hamlet"], row["street"], row["house_number"], row["match_code"]));
    }

    [Fact]
    public async Task Ambiguous_row_has_candidates_and_what_they_share()
    {
        var row = Assert.Single(await RunAsync("id,address\n1,\"Xa Loc Thanh, H. Loc Ninh, Binh Phuoc\"\n"));
        Assert.Equal(("", "Lộc Ninh", "district"), (row["ward_code"], row["district"], row["match_code"]));
        Assert.Contains("25280 Xã Lộc Thạnh", row["candidates"], StringComparison.Ordinal);
        Assert.Contains("25294 Xã Lộc Thành", row["candidates"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_and_bytes_do_not_depend_on_the_number_of_threads()
    {
        var text = new StringBuilder("\uFEFFnote,address,id\n");
        for (var at = 0; at < 5000; at++) text.Append($"\"a, \"\"b\"\"\",\"tổ {at},\nxã Lộc Hòa, Lộc Ninh\",{at}\n");
        var rows = await RunAsync(text.ToString(), 1);
        var once = await File.ReadAllBytesAsync(Target);
        Assert.Equal(Enumerable.Range(0, 5000).Select(at => $"{at}"), rows.Select(row => row["id"]));
        await RunAsync(text.ToString(), 8);
        Assert.Equal(once, await File.ReadAllBytesAsync(Target));
    }

    [Theory]
    [InlineData("id,adress\n1,x\n", "address")]
    [InlineData("address\nx\n", "id")]
    [InlineData("", "id and address")]
    public async Task File_without_its_columns_is_refused_and_leaves_nothing(string text, string named)
    {
        var error = await Assert.ThrowsAsync<UserErrorException>(() => RunAsync(text));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal([Source], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Text_in_another_encoding_is_refused_and_the_older_result_stays()
    {
        await File.WriteAllTextAsync(Target, "older");
        await File.WriteAllBytesAsync(Source, [.. "id,address\n1,x"u8, 0xE3, 0x20, 0x0A]);
        await Assert.ThrowsAsync<UserErrorException>(() => new GeocodeFile(country.Geocoder).RunAsync(Source, Target, Country.Before, 2, null, default));
        Assert.Equal("older", await File.ReadAllTextAsync(Target));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task Stopped_run_leaves_the_older_result()
    {
        await File.WriteAllTextAsync(Target, "older");
        await File.WriteAllTextAsync(Source, "id,address\n" + string.Concat(Enumerable.Range(0, 50_000).Select(at => $"{at},xã Lộc Hòa\n")));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new GeocodeFile(country.Geocoder).RunAsync(Source, Target, Country.Before, 2, new Stopper(stop), stop.Token));
        Assert.Equal("older", await File.ReadAllTextAsync(Target));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value) => stop.Cancel();
    }
}
