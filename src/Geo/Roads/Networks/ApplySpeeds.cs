using CoverageMap.Geo.Roads.Files;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Hierarchy;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Makes a road file with other times out of one that is there: a new hierarchy over the same roads and turns.</summary>
public static class ApplySpeeds
{
    private static readonly SectionKind[] Unchanged =
    [
        SectionKind.ClassNames, SectionKind.JunctionLon, SectionKind.JunctionLat, SectionKind.EdgeFrom, SectionKind.EdgeTo, SectionKind.LengthDm,
        SectionKind.Class, SectionKind.Traits, SectionKind.Name, SectionKind.Number, SectionKind.FirstPoint, SectionKind.PointLon,
        SectionKind.PointLat, SectionKind.NameStart, SectionKind.NameText, SectionKind.FirstArc, SectionKind.ArcFrom, SectionKind.ArcComponent,
        SectionKind.TreeLevel, SectionKind.TreeBox, SectionKind.TreeItem,
    ];

    /// <param name="roads">Roads with the profile's own times.</param>
    /// <param name="factorOf">What the times of a road class are multiplied by, above 0.</param>
    /// <param name="speedModel">What the new times stand on, as the file will tell.</param>
    /// <param name="name">Not that of <paramref name="roads"/>, whose times the next learning needs.</param>
    /// <exception cref="UserErrorException">The roads have learned times themselves, or the file cannot be written.</exception>
    public static RoadFileInfo Run(
        RoadNetwork roads, Func<string, double> factorOf, string speedModel, RoadFolder folder, string name, TimeProvider clock,
        IProgress<double>? progress, CancellationToken cancel)
    {
        if (roads.Info.SpeedModel != RoadFileInfo.ProfileSpeeds)
            throw new UserErrorException($"The times of '{roads.Info.Name}' are learned ones already ({roads.Info.SpeedModel}); name the file they were learned on.");
        var path = folder.FileOf(name);
        var factors = Array.ConvertAll(roads.Sections.ClassNames, className => factorOf(className));
        var (forward, backward) = (Times(roads, roads.Sections.ForwardMs.Span, factors), Times(roads, roads.Sections.BackwardMs.Span, factors));
        var graph = GraphOf(roads.Sections);
        var lengths = roads.Sections.LengthDm;
        var hierarchy = Contraction.Run(graph, arc => ((arc & 1) == 0 ? forward : backward)[arc >> 1], arc => lengths[arc >> 1],
            new ContractionOptions(), progress, cancel);
        var info = roads.Info with
        {
            Name = name,
            SpeedModel = speedModel,
            Imported = clock.GetUtcNow(),
            Shortcuts = RoadFileMaker.Shortcuts(hierarchy),
        };
        var file = new RoadFileWriter();
        RoadFileMaker.AddInfo(file, info);
        foreach (var kind in Unchanged) roads.File.CopyTo(file, kind);
        file.Add(SectionKind.ForwardMs, forward);
        file.Add(SectionKind.BackwardMs, backward);
        RoadFileMaker.AddGraph(file, graph, hierarchy);
        file.WriteTo(path);
        return info;
    }

    private static uint[] Times(RoadNetwork roads, ReadOnlySpan<uint> times, double[] factors)
    {
        var result = times.ToArray();
        for (var edge = 0; edge < result.Length; edge++)
            if (result[edge] != RoadDraft.Closed)
                result[edge] = (uint)Math.Clamp(Math.Round(result[edge] * factors[roads.Sections.Class[edge]]), 1, Weight.MostMs);
        return result;
    }

    // Places stand for states: which number a state has does not matter.
    private static StateGraph GraphOf(RoadSections roads) => new()
    {
        Junction = new int[roads.Hierarchy.Places],
        ArcHead = roads.ArcHead.Span.ToArray(),
        FirstMove = roads.FirstMove.Span.ToArray(),
        MoveTail = roads.MoveTail.Span.ToArray(),
        MoveHead = roads.MoveHead.Span.ToArray(),
        MoveTurnMs = roads.MoveTurnMs.Span.ToArray(),
    };
}
