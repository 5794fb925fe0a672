using CoverageMap.Geo.Roads.Extracts;
using CoverageMap.Geo.Roads.Graph;
using CoverageMap.Geo.Roads.Profiles;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Roads.Extracts;

public sealed class RealExtractTests
{
    [Theory]
    [InlineData("hanoi_drive_2025.osm.pbf", "motorbike", 40_000, 60_000)]
    [InlineData("hanoi_drive_2025.osm.pbf", "car", 40_000, 60_000)]
    [InlineData("hanoi_southeast_2025.osm.pbf", "motorbike", 15_000, 30_000)]
    [InlineData("hanoi_southeast_2025.osm.pbf", "foot", 15_000, 30_000)]
    [InlineData("gh_andorra.osm.pbf", "bicycle", 2_000, 6_000)]
    [InlineData("liechtenstein-2013-08-03.osm.pbf", "car", 2_000, 6_000)]
    public void Extract_gives_a_sound_draft_of_a_likely_size(string file, string profile, int leastEdges, int mostEdges)
    {
        var draft = Read(file, profile).Roads;
        DraftCheck.Holds(draft);
        Assert.InRange(draft.Edges, leastEdges, mostEdges);
        Assert.InRange(draft.Junctions, draft.Edges / 2, draft.Edges);
    }

    [Fact]
    public void Speeds_lie_between_walking_and_the_profiles_fastest()
    {
        var draft = Read("hanoi_drive_2025.osm.pbf", "motorbike").Roads;
        var (metres, seconds) = (0d, 0d);
        for (var edge = 0; edge < draft.Edges; edge++)
        {
            if (draft.ForwardMs[edge] == RoadDraft.Closed) continue;
            metres += draft.LengthDm[edge] / 10d;
            seconds += draft.ForwardMs[edge] / 1000d;
        }
        Assert.InRange(metres / seconds * 3.6, 15, 35);
    }

    [Fact]
    public void Day_of_the_data_is_the_headers()
    {
        Assert.Equal(new DateOnly(2013, 8, 3), Read("liechtenstein-2013-08-03.osm.pbf", "car").DataDate);
        Assert.Null(Read("hanoi_southeast_2025.osm.pbf", "car").DataDate);
    }

    private static ExtractedRoads Read(string file, string profile) => ReadRoads.Run(
        ProjectData.File("roads", file), ProfileFile.Read(ProjectData.File("profiles", profile + ".json")), null, CancellationToken.None);
}
