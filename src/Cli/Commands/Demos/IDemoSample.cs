using CoverageMap.Geo.Campaigns;
using CoverageMap.Planner.Teams;
using Npgsql;

namespace CoverageMap.Cli.Commands.Demos;

/// <summary>What a demonstration is made of: units, a register, teams.</summary>
internal interface IDemoSample
{
    /// <summary>Names its files and, where it has one of its own, its database.</summary>
    string Key { get; }

    /// <summary>The area whose day is planned.</summary>
    string AreaCode { get; }

    /// <summary>The campaign as it is run there.</summary>
    /// <param name="campaign">That of data/campaigns.</param>
    Campaign CampaignOf(Campaign campaign);

    /// <summary>Makes what is needed before all else and is not in the database.</summary>
    Task PrepareAsync(CancellationToken cancel);

    Task ImportAreasAsync(NpgsqlDataSource database, CancellationToken cancel);

    /// <summary>Writes the register and the file of its true positions.</summary>
    void Draw(string register, string truth, Campaign campaign, IProgress<double> progress, CancellationToken cancel);

    IReadOnlyList<Team> Teams();
}
