namespace CoverageMap.Geo.Locations;

/// <summary>
/// The work list's queries. Each part reads along an index in the order of its pages, so that the first page of 50,000
/// households takes as long as the last.
/// </summary>
internal static class WorkListSql
{
    /// <summary>A ward of this radius or more says little about where to go.</summary>
    public const int WideMetres = 3000;

    // How many share an address is counted once for each address of the page.
    private const string Rows = """
        , groups AS MATERIALIZED (
          SELECT DISTINCT address_group(h.address) AS address, l.match_code
          FROM page JOIN household h USING (household_id) JOIN household_location l USING (household_id)
        ), sizes AS MATERIALIZED (
          SELECT g.address, g.match_code, (
            SELECT count(*)
            FROM household o JOIN household_location ol USING (household_id)
            WHERE address_group(o.address) = g.address AND ol.match_code = g.match_code) AS households
          FROM groups g
          WHERE g.address <> ''
        )
        SELECT h.household_id, h.code, h.address, coalesce(l.match_code, 'waiting'), l.reason, l.candidates::text,
          ST_X(l.position), ST_Y(l.position), l.uncertainty_m, ward.code,
          c.choice_id, c.address, c.place, ST_X(c.position), ST_Y(c.position), c.uncertainty_m, c.ward,
          coalesce(s.households, 1), page.place
        FROM page
        JOIN household h USING (household_id)
        LEFT JOIN household_location l USING (household_id)
        LEFT JOIN area ward ON ward.area_id = l.ward_id
        LEFT JOIN sizes s ON s.address = address_group(h.address) AND s.match_code = l.match_code
        LEFT JOIN LATERAL (
          SELECT c.*, a.code AS ward
          FROM location_choice c JOIN area a ON a.area_id = c.ward_id
          WHERE c.household_id = h.household_id
            AND NOT EXISTS (SELECT FROM location_choice_withdrawal w WHERE w.decision_id = c.decision_id)
          ORDER BY c.choice_id DESC LIMIT 1
        ) c ON c.address <> h.address
        ORDER BY page.place, page.household_id
        """;

    /// <summary>$1 the household.</summary>
    public const string One = $"WITH page AS (SELECT household_id, '' AS place FROM household WHERE household_id = $1) {Rows}";

    /// <summary>$1 reason, $2 codes and $3 numbers of areas, $4 pattern; each null for all. $5 and $6 the place to go on after, $7 rows.</summary>
    public static string Page(WorkListGroup group) => $"WITH page AS ({Keys(group)}) {Rows}";

    /// <summary>Numbers of the parts: changed, wide, chosen, waiting. A location belongs to a household, so the rest wait.</summary>
    public static readonly string Counts = $"""
        SELECT (SELECT count(*) FROM ({Changed}) changed)::integer,
          (SELECT count(*) FROM household_location WHERE match_code = 'ward' AND uncertainty_m >= {WideMetres})::integer,
          (SELECT count(*) FROM household_location WHERE match_code = 'chosen')::integer,
          ((SELECT count(*) FROM household) - (SELECT count(*) FROM household_location))::integer
        """;

    private const string Changed = """
        SELECT h.household_id, h.address, h.code, l.ward_id, '' AS place
        FROM location_choice_latest c
        JOIN household h ON h.household_id = c.household_id AND h.address <> c.address
        LEFT JOIN household_location l ON l.household_id = h.household_id
        WHERE l.household_id IS NULL OR l.position IS NOT NULL AND l.match_code NOT IN ('visit', 'chosen', 'register')
        """;

    private static string Keys(WorkListGroup group) => group switch
    {
        WorkListGroup.Unresolved => """
            SELECT l.household_id, coalesce(l.candidates #>> '{0,area}', '99999') AS place
            FROM household_location l JOIN household h USING (household_id)
            WHERE l.position IS NULL
              AND (coalesce(l.candidates #>> '{0,area}', '99999'), l.household_id) > ($5, $6)
              AND ($1::text IS NULL OR l.match_code = $1)
              AND ($2::text[] IS NULL OR EXISTS (
                SELECT FROM jsonb_array_elements(l.candidates) found WHERE found ->> 'area' = ANY ($2)))
              AND ($3::integer[] IS NULL OR true)
              AND ($4::text IS NULL OR h.address ILIKE $4 OR h.code ILIKE $4)
            ORDER BY 2, 1 LIMIT $7
            """,
        WorkListGroup.Changed => $"""
            SELECT household_id, place FROM ({Changed}) changed
            WHERE household_id > $6 AND $5::text IS NOT NULL
              AND ($1::text IS NULL OR true) AND ($2::text[] IS NULL OR true)
              AND ($3::integer[] IS NULL OR ward_id = ANY ($3))
              AND ($4::text IS NULL OR address ILIKE $4 OR code ILIKE $4)
            ORDER BY 2, 1 LIMIT $7
            """,
        _ => $"""
            SELECT l.household_id, lpad(l.ward_id::text, 9, '0') AS place
            FROM household_location l JOIN household h USING (household_id)
            WHERE l.match_code = 'ward' AND l.uncertainty_m >= {WideMetres}
              AND (l.ward_id, l.household_id) > (coalesce(nullif($5, ''), '0')::integer, $6)
              AND ($1::text IS NULL OR true) AND ($2::text[] IS NULL OR true)
              AND ($3::integer[] IS NULL OR l.ward_id = ANY ($3))
              AND ($4::text IS NULL OR h.address ILIKE $4 OR h.code ILIKE $4)
            ORDER BY l.ward_id, l.household_id LIMIT $7
            """,
    };
}
