using System.Text.Json;
using CoverageMap.Geo;

namespace CoverageMap.Benchmarks.Roads;

/// <summary>Another engine for shortest paths, started as a process on a file with our graph.</summary>
internal sealed class ReferenceEngine(string program, string graph)
{
    public const string Contract =
        "A program that gets a file (little-endian int32: nodes, arcs, for each arc tail, head, milliseconds; then a count, sources, targets), " +
        "works out, three times of which the least counts, the table of all sources by all targets on one thread and each source's path to the target of the same rank, and prints one " +
        "JSON object: contraction_s, table_s, query_s (one path), checksum (sum of the table's times where there is a way).";

    /// <param name="checksum">What its times must add up to.</param>
    public async Task<Timing> MeasureAsync(ulong checksum)
    {
        var run = await Run.StartAsync(program, [graph], []);
        var answer = JsonDocument.Parse(run.Output).RootElement;
        double Of(string key) => answer.GetProperty(key).GetDouble();
        if (answer.GetProperty("checksum").GetUInt64() is var sum && sum != checksum)
            throw new UserErrorException($"{program} finds other times: they add up to {sum}, ours to {checksum}.");
        return new Timing { Contraction = Of("contraction_s"), TableOneThread = Of("table_s"), Query = Of("query_s") };
    }
}
