using System.Text;
using CoverageMap.Geo.Roads.Tables;

namespace CoverageMap.Geo.Tests.Roads;

public sealed class MatrixFileTests
{
    [Fact]
    public void Pair_without_a_way_has_empty_cells()
    {
        Assert.Equal("from_id,to_id,seconds,metres\na,a,0,0\na,\"b,\"\"1\"\"\",,\na,-c,2147483,17\n", Write(file =>
            file.WriteRow(Cell("a"), [Cell("a"), Cell("b,\"1\""), Cell("-c")], column => column switch { 0 => (0, 0), 1 => null, _ => (2_147_483, 17) })));
    }

    [Fact]
    public void Long_ids_and_many_rows_pass_the_buffer_whole()
    {
        var (long_, rows) = (new string('x', 70_000), 5_000);
        var text = Write(file =>
        {
            file.WriteRow(Cell(long_), [Cell("y")], _ => (1, 2));
            for (var row = 0; row < rows; row++) file.WriteRow(Cell($"{row}"), [Cell("z")], _ => (row, row));
        });
        var lines = text.Split('\n');
        Assert.Equal($"{long_},y,1,2", lines[1]);
        Assert.Equal(rows + 3, lines.Length);
        Assert.Equal($"{rows - 1},z,{rows - 1},{rows - 1}", lines[^2]);
    }

    private static byte[] Cell(string id) => MatrixFile.Cell(id);

    private static string Write(Action<MatrixFile> write)
    {
        using var output = new MemoryStream();
        var file = new MatrixFile(output);
        file.WriteHeading();
        write(file);
        file.Flush();
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
