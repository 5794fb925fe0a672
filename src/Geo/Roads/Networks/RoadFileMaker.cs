using System.Text;
using System.Text.Json;
using CoverageMap.Geo.Roads.Files;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Hierarchy;
using CoverageMap.Geo.Roads.Snapping;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>Makes the arrays of a road file out of a draft: turns, components, hierarchy, tree of lines.</summary>
internal static class RoadFileMaker
{
    // What the stages after the hierarchy take of the whole.
    private const double HierarchyShare = 0.9;

    private const int LargeNetwork = 1_000_000;

    /// <param name="describe">Completes the file's own description with the numbers that are known by then.</param>
    public static (RoadFileWriter File, RoadFileInfo Info) Make(
        RoadDraft roads, Func<RoadFileInfo> describe, IProgress<double>? progress, CancellationToken cancel)
    {
        GiveBack(roads); // what reading the extract left behind
        var graph = TurnExpansion.Run(roads);
        GiveBack(roads);
        cancel.ThrowIfCancellationRequested();
        var components = Components.OfArcs(graph);
        cancel.ThrowIfCancellationRequested();
        var hierarchy = Contraction.Run(graph, arc => Ms(roads, arc), arc => roads.LengthDm[arc >> 1], new ContractionOptions(),
            progress is null ? null : new Share(progress), cancel);
        GiveBack(roads);
        var tree = TreeBuilder.Build(roads, edge => graph.ArcHead[2 * edge] >= 0 || graph.ArcHead[2 * edge + 1] >= 0);
        var info = describe() with
        {
            Junctions = roads.Junctions,
            Edges = roads.Edges,
            States = graph.States,
            Shortcuts = Shortcuts(hierarchy),
            Bounds = BoundsOf(roads),
        };
        var file = new RoadFileWriter();
        AddInfo(file, info);
        AddRoads(file, roads);
        AddArcs(file, roads);
        AddGraph(file, graph, hierarchy);
        file.Add(SectionKind.ArcComponent, components);
        file.Add(SectionKind.TreeLevel, tree.LevelStart);
        file.Add(SectionKind.TreeBox, tree.Boxes);
        file.Add(SectionKind.TreeItem, tree.Parts);
        return (file, info);
    }

    // A country's roads leave gigabytes of garbage at every stage, which the runtime would keep for later use.
    private static void GiveBack(RoadDraft roads)
    {
        if (roads.Edges >= LargeNetwork) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static void AddRoads(RoadFileWriter file, RoadDraft roads)
    {
        file.Add(SectionKind.ClassNames, Encoding.UTF8.GetBytes(string.Join('\n', roads.ClassNames)));
        file.Add(SectionKind.JunctionLon, roads.JunctionLon);
        file.Add(SectionKind.JunctionLat, roads.JunctionLat);
        file.Add(SectionKind.EdgeFrom, roads.From);
        file.Add(SectionKind.EdgeTo, roads.To);
        file.Add(SectionKind.ForwardMs, roads.ForwardMs);
        file.Add(SectionKind.BackwardMs, roads.BackwardMs);
        file.Add(SectionKind.LengthDm, roads.LengthDm);
        file.Add(SectionKind.Class, roads.Class);
        file.Add(SectionKind.Traits, Array.ConvertAll(roads.Traits, traits => (byte)traits));
        file.Add(SectionKind.Name, roads.Name);
        file.Add(SectionKind.Number, roads.Number);
        file.Add(SectionKind.FirstPoint, roads.FirstPoint);
        file.Add(SectionKind.PointLon, roads.PointLon);
        file.Add(SectionKind.PointLat, roads.PointLat);
        var names = Array.ConvertAll(roads.Names, Encoding.UTF8.GetBytes);
        var starts = new int[names.Length + 1];
        for (var name = 0; name < names.Length; name++) starts[name + 1] = starts[name] + names[name].Length;
        file.Add(SectionKind.NameStart, starts);
        file.Add(SectionKind.NameText, [.. names.SelectMany(name => name)]);
    }

    // The arcs that leave each junction, closed ones too.
    private static void AddArcs(RoadFileWriter file, RoadDraft roads)
    {
        var first = new int[roads.Junctions + 1];
        for (var arc = 0; arc < 2 * roads.Edges; arc++) first[TailOf(roads, arc) + 1]++;
        for (var junction = 0; junction < roads.Junctions; junction++) first[junction + 1] += first[junction];
        var (next, arcs) = (first.AsSpan().ToArray(), new int[2 * roads.Edges]);
        for (var arc = 0; arc < arcs.Length; arc++) arcs[next[TailOf(roads, arc)]++] = arc;
        file.Add(SectionKind.FirstArc, first);
        file.Add(SectionKind.ArcFrom, arcs);
    }

    private static int TailOf(RoadDraft roads, int arc) => (arc & 1) == 0 ? roads.From[arc >> 1] : roads.To[arc >> 1];

    public static void AddInfo(RoadFileWriter file, RoadFileInfo info) => file.Add(SectionKind.Info, JsonSerializer.SerializeToUtf8Bytes(info, RoadFileInfoJson.Default.RoadFileInfo));

    /// <summary>In the file a state is called by its place in the hierarchy.</summary>
    public static void AddGraph(RoadFileWriter file, StateGraph graph, HierarchyArrays hierarchy)
    {
        int Place(int state) => state == StateGraph.NoState ? state : hierarchy.PlaceOf[state];
        file.Add(SectionKind.ArcHead, Array.ConvertAll(graph.ArcHead, Place));
        file.Add(SectionKind.FirstMove, graph.FirstMove);
        file.Add(SectionKind.MoveTail, Array.ConvertAll(graph.MoveTail, Place));
        file.Add(SectionKind.MoveHead, Array.ConvertAll(graph.MoveHead, Place));
        file.Add(SectionKind.MoveTurnMs, graph.MoveTurnMs);
        file.Add(SectionKind.HierarchyFirst, hierarchy.First);
        file.Add(SectionKind.HierarchyArc, hierarchy.Arcs);
    }

    private static uint Ms(RoadDraft roads, int arc) => (arc & 1) == 0 ? roads.ForwardMs[arc >> 1] : roads.BackwardMs[arc >> 1];

    public static int Shortcuts(HierarchyArrays hierarchy) => hierarchy.Arcs.Count(arc => arc.Middle >= 0);

    private static double[] BoundsOf(RoadDraft roads)
    {
        var box = Box.Empty;
        for (var point = 0; point < roads.PointLon.Length; point++) box = box.With(roads.PointLon[point], roads.PointLat[point]);
        return [box.West / 1e7, box.South / 1e7, box.East / 1e7, box.North / 1e7];
    }

    private sealed class Share(IProgress<double> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(value * HierarchyShare);
    }
}
