using CoverageMap.Geo.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace CoverageMap.Viewer.Api;

/// <summary>Healthy when the database answers and holds a campaign.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var campaigns = await database.QueryAsync(
                "SELECT count(*) FROM campaign", row => row.GetInt64(0), cancellationToken);
            return campaigns[0] > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("No campaign is stored.");
        }
        catch (NpgsqlException error)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", error);
        }
    }
}
