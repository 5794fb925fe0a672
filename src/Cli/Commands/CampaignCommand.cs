using System.CommandLine;
using CoverageMap.Geo.Campaigns;

namespace CoverageMap.Cli.Commands;

internal static class CampaignCommand
{
    private static readonly Argument<string> File = new("file") { Description = "A campaign as JSON." };

    public static Command Create() => new("campaign", "The campaign: its gaps, skills, minutes, dates.")
    {
        new Command("import", "Store the campaign, or a new edition of it.") { File }
            .Example("coverage campaign import data/campaigns/4-phu.json")
            .DoesOnDatabase(async (parsed, terminal, database, cancel) =>
            {
                var campaign = CampaignFile.Read(parsed.GetValue(File)!);
                await new CampaignStore(database).SaveAsync(campaign, cancel);
                terminal.Result(new { campaign.Code, campaign.Name, gaps = campaign.Gaps.Select(gap => gap.Code) },
                    $"{campaign.Name}: {campaign.StartsOn:yyyy-MM-dd} to {campaign.EndsOn:yyyy-MM-dd}, targets {string.Join(", ", campaign.Gaps.Select(gap => $"{gap.Code} {gap.Target:P0}"))}.");
                return 0;
            }),
    };
}
