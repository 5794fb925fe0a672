-- The register's figures by household and gap. Derived; refreshed by the import, because summing 4 million rows
-- for every map tile took over a second.
CREATE MATERIALIZED VIEW household_gap AS
SELECT r.household_id, g.gap_id, count(*)::integer AS eligible, count(*) FILTER (WHERE NOT g.open)::integer AS closed
FROM resident_gap g
JOIN resident r USING (resident_id)
GROUP BY r.household_id, g.gap_id;
CREATE UNIQUE INDEX household_gap_key ON household_gap (household_id, gap_id);
