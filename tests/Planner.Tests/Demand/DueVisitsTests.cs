using CoverageMap.Geo;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Planner.Demand;
using CoverageMap.Planner.Problems;
using CoverageMap.Planner.Tests.Solving.Days;
using CoverageMap.Support;
using static CoverageMap.Planner.Tests.Solving.Days.SmallProblem;

namespace CoverageMap.Planner.Tests.Demand;

public sealed class DueVisitsTests
{
    private static readonly Campaign Campaign = CampaignFile.Read(ProjectData.File("campaigns", "4-phu.json"));

    private static readonly DayTeam Mixed = Team(
        "M", skills: ["police", "digital", "telecom"], kits: ["biometric"], stock: [("sim", 10), ("phone", 3)]);

    private static readonly DayTeam Police = Team("P", skills: ["police"], kits: ["biometric"]);
    private static readonly DayTeam Digital = Team("D", skills: ["digital", "telecom"], stock: [("sim", 10), ("phone", 3)]);

    [Fact]
    public void One_team_that_can_close_all_makes_one_visit()
    {
        var due = Assert.Single(Visits([Mixed, Digital], (1, "cccd"), (2, "vneid"), (2, "sim")));
        Assert.Equal((0, 3), (due.Visit.Part, due.Visit.Gaps));
        Assert.Equal(["digital", "police", "telecom"], due.Visit.Skills);
        Assert.Equal(["biometric"], due.Visit.Kits);
        Assert.Equal(new Dictionary<string, int> { ["sim"] = 1 }, due.Visit.Consumes);
        // Four minutes at the door, six for the card, five for the identity, eight for the SIM, and finding the door.
        Assert.InRange(due.Visit.ServiceSeconds, 23 * Minute, 24 * Minute);
        Assert.Equal((4 + 3 + 2) * 10, due.Visit.Worth);
    }

    [Fact]
    public void Gaps_that_need_two_teams_make_two_parts()
    {
        var visits = Visits([Police, Digital], (1, "cccd"), (2, "vneid"), (2, "sim"));
        Assert.Equal([(1, "digital;telecom"), (2, "police")], visits.Select(due => (due.Visit.Part, string.Join(';', due.Visit.Skills))));
        Assert.Equal(3, visits.Sum(due => due.Visit.Gaps));
    }

    [Fact]
    public void Gap_that_no_team_can_close_is_a_part_of_its_own()
    {
        var visits = Visits([Digital], (1, "cccd"), (2, "cccd"), (2, "vneid"));
        Assert.Equal([1, 2], visits.Select(due => due.Visit.Gaps));
        Assert.Equal(["police"], visits[1].Visit.Skills);
    }

    [Fact]
    public void More_than_a_teams_stock_is_cut_between_residents()
    {
        var visits = Visits([Digital], [.. Enumerable.Range(1, 5).Select(resident => (resident, "phone"))]);
        Assert.Equal([3, 2], visits.Select(due => due.Visit.Consumes["phone"]));
    }

    [Fact]
    public void More_than_a_shift_is_cut_between_residents()
    {
        DayTeam rich = Digital with { Stock = new Dictionary<string, int> { ["sim"] = 500 } };
        var visits = Visits([rich], [.. Enumerable.Range(1, 80).Select(resident => (resident, "sim"))]);
        Assert.True(visits.Count > 1);
        Assert.All(visits, due => Assert.InRange(due.Visit.ServiceSeconds, 1, 8 * Hour));
        Assert.Equal(80, visits.SelectMany(due => due.Gaps).Distinct().Count());
    }

    [Fact]
    public void Agreed_time_gives_a_window_around_it()
    {
        var due = Assert.Single(Visits([Mixed], new TimeOnly(15, 0), 0, (1, "sim")));
        Assert.Equal([new TimeWindow(14 * Hour + 45 * Minute, 15 * Hour + 45 * Minute)], due.Visit.Windows);
    }

    [Fact]
    public void Failed_attempts_raise_the_worth()
    {
        int Worth(int attempts) => Assert.Single(Visits([Mixed], null, attempts, (1, "vneid"))).Visit.Worth;
        Assert.Equal([30, 38, 45, 60, 60], new[] { 0, 1, 2, 4, 9 }.Select(Worth));
    }

    [Fact]
    public void Door_that_is_hard_to_find_takes_longer()
    {
        int Seconds(int uncertainty) => new DemandRules(Campaign).ServiceSeconds(Household(null, 0, uncertainty), []);
        Assert.Equal(4 * Minute + 176, Seconds(1_000));
        Assert.Equal(14 * Minute, Seconds(50_000));
    }

    private static List<DueVisit> Visits(DayTeam[] teams, params (int Resident, string Gap)[] gaps) => Visits(teams, null, 0, gaps);

    private static List<DueVisit> Visits(DayTeam[] teams, TimeOnly? comeBackAt, int attempts, params (int Resident, string Gap)[] gaps) =>
        [.. new DueVisits(Campaign, teams).Of(Household(comeBackAt, attempts, 30, gaps))];

    private static DueHousehold Household(TimeOnly? comeBackAt, int attempts, int uncertainty, params (int Resident, string Gap)[] gaps) => new(
        1, new LonLat(106.6, 11.8), "house", uncertainty, comeBackAt, attempts, [.. gaps.Select(gap => new DueGap(gap.Resident, gap.Gap))]);
}
