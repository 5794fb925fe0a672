using CoverageMap.Geo.Database;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests;

public sealed class SchemaTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void Migrating_an_up_to_date_database_runs_no_migration() =>
        Assert.Empty(Schema.Migrate(database.ConnectionString));
}
