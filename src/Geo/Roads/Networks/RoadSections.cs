using System.Text;
using CoverageMap.Geo.Roads.Files;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Hierarchy;
using CoverageMap.Geo.Roads.Memory;
using CoverageMap.Geo.Roads.Snapping;

namespace CoverageMap.Geo.Roads.Networks;

/// <summary>The arrays of an open road file. Arcs are 2·edge as drawn and 2·edge + 1 against.</summary>
internal sealed class RoadSections(RoadFileReader file)
{
    public Section<int> JunctionLon { get; } = file.Get<int>(SectionKind.JunctionLon);
    public Section<int> JunctionLat { get; } = file.Get<int>(SectionKind.JunctionLat);
    public Section<int> From { get; } = file.Get<int>(SectionKind.EdgeFrom);
    public Section<int> To { get; } = file.Get<int>(SectionKind.EdgeTo);
    public Section<uint> ForwardMs { get; } = file.Get<uint>(SectionKind.ForwardMs);
    public Section<uint> BackwardMs { get; } = file.Get<uint>(SectionKind.BackwardMs);
    public Section<uint> LengthDm { get; } = file.Get<uint>(SectionKind.LengthDm);
    public Section<byte> Class { get; } = file.Get<byte>(SectionKind.Class);
    public Section<byte> Traits { get; } = file.Get<byte>(SectionKind.Traits);
    public Section<int> Name { get; } = file.Get<int>(SectionKind.Name);
    public Section<int> Number { get; } = file.Get<int>(SectionKind.Number);
    public Section<int> FirstPoint { get; } = file.Get<int>(SectionKind.FirstPoint);
    public Section<int> PointLon { get; } = file.Get<int>(SectionKind.PointLon);
    public Section<int> PointLat { get; } = file.Get<int>(SectionKind.PointLat);
    public Section<int> FirstArc { get; } = file.Get<int>(SectionKind.FirstArc);
    public Section<int> ArcFrom { get; } = file.Get<int>(SectionKind.ArcFrom);
    public Section<int> ArcHead { get; } = file.Get<int>(SectionKind.ArcHead);
    public Section<int> FirstMove { get; } = file.Get<int>(SectionKind.FirstMove);
    public Section<int> MoveTail { get; } = file.Get<int>(SectionKind.MoveTail);
    public Section<int> MoveHead { get; } = file.Get<int>(SectionKind.MoveHead);
    public Section<uint> MoveTurnMs { get; } = file.Get<uint>(SectionKind.MoveTurnMs);
    public Section<int> ArcComponent { get; } = file.Get<int>(SectionKind.ArcComponent);

    public RoadHierarchy Hierarchy { get; } = new(
        file.Get<int>(SectionKind.HierarchyFirst), file.Get<HierarchyArc>(SectionKind.HierarchyArc), file);

    public LineTree Tree { get; } = new(
        file.Get<int>(SectionKind.TreeLevel), file.Get<Box>(SectionKind.TreeBox), file.Get<LinePart>(SectionKind.TreeItem),
        file.Get<int>(SectionKind.FirstPoint), file.Get<int>(SectionKind.PointLon), file.Get<int>(SectionKind.PointLat));

    public string[] ClassNames { get; } = Encoding.UTF8.GetString(file.Get<byte>(SectionKind.ClassNames).Span).Split('\n');

    private readonly Section<int> _nameStart = file.Get<int>(SectionKind.NameStart);
    private readonly Section<byte> _nameText = file.Get<byte>(SectionKind.NameText);

    public string NameOf(int name) => Encoding.UTF8.GetString(_nameText.Span[_nameStart[name].._nameStart[name + 1]]);

    /// <summary>The time of a whole arc without the turn into it, or <see cref="RoadDraft.Closed"/>.</summary>
    public uint Ms(int arc) => (arc & 1) == 0 ? ForwardMs[arc >> 1] : BackwardMs[arc >> 1];

    public int TailOf(int arc) => (arc & 1) == 0 ? From[arc >> 1] : To[arc >> 1];
}
