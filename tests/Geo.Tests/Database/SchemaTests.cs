using CoverageMap.Geo.Database;
using CoverageMap.Support;

namespace CoverageMap.Geo.Tests.Database;

public sealed class SchemaTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    /// <summary>Set to 1 to write schema.sql anew instead of comparing it.</summary>
    private const string Update = "COVERAGEMAP_UPDATE_SCHEMA";

    [Fact]
    public void Migrating_an_up_to_date_database_runs_no_migration() =>
        Assert.Empty(Schema.Migrate(database.ConnectionString));

    [Fact]
    public async Task Schema_file_shows_the_schema_that_the_migrations_make()
    {
        var path = Path.Combine(ProjectData.Folder, "..", "src", "Geo", "Database", "schema.sql");
        var present = $"""
            -- The present schema, for reading: generated from the migrations, never run.
            -- Written anew by: {Update}=1 ./coverage test --filter Schema_file

            {string.Join("\n\n", await TablesAsync())}

            """;
        if (Environment.GetEnvironmentVariable(Update) == "1") await File.WriteAllTextAsync(path, present);
        Assert.Equal(await File.ReadAllTextAsync(path), present);
    }

    private Task<List<string>> TablesAsync() => database.Source.QueryAsync("""
        WITH own AS (
          SELECT c.oid, c.relname, c.relkind FROM pg_class c
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'm') AND c.relname <> 'schema_version'
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        )
        SELECT CASE relkind
          WHEN 'r' THEN format(E'CREATE TABLE %s (\n%s\n);%s', relname,
            (SELECT string_agg(line, E',\n' ORDER BY kind, position, line) FROM (
              SELECT 0 AS kind, a.attnum AS position, format('  %s %s%s%s', attname, format_type(atttypid, atttypmod),
                CASE attidentity WHEN 'a' THEN ' GENERATED ALWAYS AS IDENTITY' ELSE '' END,
                CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END) AS line
              FROM pg_attribute a WHERE attrelid = own.oid AND attnum > 0 AND NOT attisdropped
              UNION ALL
              SELECT 1, 0, format('  CONSTRAINT %s %s', conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid = own.oid
            ) lines),
            (SELECT coalesce(string_agg(E'\n' || pg_get_indexdef(indexrelid) || ';', '' ORDER BY indexrelid::regclass::text), '') FROM pg_index
             WHERE indrelid = own.oid AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)))
          ELSE format(E'CREATE %s %s AS\n%s', CASE relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'VIEW' END, relname, pg_get_viewdef(oid, true))
          END
        FROM own
        ORDER BY relkind = 'v', relname
        """, row => row.GetString(0), default);
}
