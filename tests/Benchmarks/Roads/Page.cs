using System.Globalization;
using System.Text;

namespace CoverageMap.Benchmarks.Roads;

/// <summary>A table of figures for people, to be printed and put into a page of the documents.</summary>
internal sealed class Page(string heading = "| | measured | times faster than Dijkstra |\n|---|---|---|\n")
{
    private readonly StringBuilder _text = new(heading);

    public void Row(string what, string figure) => _text.Append(CultureInfo.InvariantCulture, $"| {what} | {figure} | |\n");

    public void Row(string what, string figure, double seconds, double reference) =>
        _text.Append(CultureInfo.InvariantCulture, $"| {what} | {figure} | {reference / seconds:N0} |\n");

    public void Line(string line) => _text.Append(line).Append('\n');

    public override string ToString() => _text.ToString();

    /// <summary>Puts the table between the lines `&lt;!-- roads begin --&gt;` and `&lt;!-- roads end --&gt;`.</summary>
    public Task PutAsync(string path, CancellationToken cancel) =>
        DocumentPart.PutAsync(path, "<!-- roads begin -->\n", "<!-- roads end -->", ToString(), cancel);
}
