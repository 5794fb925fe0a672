-- Who is counted, and with which gaps: the register without what was decided to be listed twice. Runs before coverage.sql.

-- What the other places say where a person is listed.
CREATE OR REPLACE VIEW twin_gaps AS
  SELECT m.into_id AS resident_id, bit_or(r.eligible_gaps) AS eligible_gaps, bit_or(r.open_gaps) AS open_gaps
  FROM merged_resident m
  JOIN resident r USING (resident_id)
  GROUP BY m.into_id;

-- Everybody who counts, once, with the household that they are counted in. A gap is open while one of the places where
-- the person is listed says so: whoever may lack something is visited rather than forgotten.
CREATE OR REPLACE VIEW counted_resident AS
  SELECT r.resident_id, coalesce(m.into_id, r.household_id) AS household_id, r.number,
    r.eligible_gaps | coalesce(twin.eligible_gaps, 0) AS eligible_gaps, r.open_gaps | coalesce(twin.open_gaps, 0) AS open_gaps
  FROM resident r
  LEFT JOIN merged_household m ON m.household_id = r.household_id
  LEFT JOIN merged_resident away ON away.resident_id = r.resident_id
  LEFT JOIN twin_gaps twin ON twin.resident_id = r.resident_id
  WHERE away.resident_id IS NULL;

-- A row for every gap a counted resident is eligible for: the denominator of coverage. No row: not eligible.
CREATE OR REPLACE VIEW resident_gap AS
  SELECT r.resident_id, g.gap_id, r.open_gaps & (1 << g.bit) <> 0 AS open
  FROM counted_resident r
  JOIN gap g ON r.eligible_gaps & (1 << g.bit) <> 0;

-- The register's figures by household and gap.
CREATE OR REPLACE VIEW household_gap AS
  SELECT h.household_id, g.gap_id, h.eligible[g.bit + 1]::integer AS eligible, h.closed[g.bit + 1]::integer AS closed
  FROM household h
  JOIN gap g ON h.eligible[g.bit + 1] > 0;

CREATE OR REPLACE FUNCTION counted_household(household bigint) RETURNS bigint LANGUAGE sql STABLE AS $body$
  SELECT coalesce((SELECT into_id FROM merged_household m WHERE m.household_id = household), household)
$body$;

CREATE OR REPLACE FUNCTION counted_person(resident bigint) RETURNS bigint LANGUAGE sql STABLE AS $body$
  SELECT coalesce((SELECT into_id FROM merged_resident m WHERE m.resident_id = resident), resident)
$body$;

-- Brings the figures of these households up to date, and of those that they are merged with; null: of all.
CREATE OR REPLACE FUNCTION recount_households(ids bigint[]) RETURNS void LANGUAGE sql AS $body$
  WITH wanted AS MATERIALIZED (
    SELECT coalesce(m.into_id, id) AS into_id
    FROM unnest(coalesce(ids, ARRAY(SELECT household_id FROM household))) AS id
    LEFT JOIN merged_household m ON m.household_id = id
    GROUP BY 1
  ), member AS (
    SELECT into_id AS household_id, into_id FROM wanted
    UNION ALL
    SELECT m.household_id, m.into_id FROM merged_household m JOIN wanted USING (into_id)
  ), person AS (
    SELECT member.into_id, r.eligible_gaps | coalesce(twin.eligible_gaps, 0) AS eligible_gaps,
      r.open_gaps | coalesce(twin.open_gaps, 0) AS open_gaps
    FROM member
    JOIN resident r USING (household_id)
    LEFT JOIN merged_resident away ON away.resident_id = r.resident_id
    LEFT JOIN twin_gaps twin ON twin.resident_id = r.resident_id
    WHERE away.resident_id IS NULL
  ), figure AS (
    SELECT wanted.into_id, bit, count(*) FILTER (WHERE p.eligible_gaps & (1 << bit) <> 0) AS eligible,
      count(*) FILTER (WHERE p.eligible_gaps & ~p.open_gaps & (1 << bit) <> 0) AS closed
    FROM generate_series(0, (SELECT max(bit)::integer FROM gap)) AS bit, wanted
    LEFT JOIN person p USING (into_id)
    GROUP BY wanted.into_id, bit
  ), now AS (
    SELECT into_id AS household_id, array_agg(eligible::smallint ORDER BY bit) AS eligible, array_agg(closed::smallint ORDER BY bit) AS closed
    FROM figure
    GROUP BY into_id
    UNION ALL
    -- What is merged into another household counts nobody.
    SELECT m.household_id, '{}', '{}' FROM merged_household m JOIN wanted USING (into_id)
  )
  UPDATE household h SET eligible = now.eligible, closed = now.closed
  FROM now
  WHERE h.household_id = now.household_id AND (h.eligible, h.closed) IS DISTINCT FROM (now.eligible, now.closed)
$body$;

-- Writing a row of resident_gap sets the resident's bits, and the household's figures.
CREATE OR REPLACE FUNCTION write_resident_gap() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
  flag integer := (SELECT 1 << bit FROM gap WHERE gap_id = NEW.gap_id);
  home bigint;
BEGIN
  UPDATE resident SET eligible_gaps = eligible_gaps | flag, open_gaps = CASE WHEN NEW.open THEN open_gaps | flag ELSE open_gaps & ~flag END
  WHERE resident_id = NEW.resident_id
  RETURNING household_id INTO home;
  PERFORM recount_households(ARRAY[home]);
  RETURN NEW;
END $body$;
CREATE OR REPLACE TRIGGER resident_gap_is_written INSTEAD OF INSERT OR UPDATE ON resident_gap
  FOR EACH ROW EXECUTE FUNCTION write_resident_gap();
