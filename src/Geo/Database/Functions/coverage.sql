-- Coverage arithmetic: every view and figure of coverage comes from here.

CREATE OR REPLACE FUNCTION local_day(moment timestamptz) RETURNS date LANGUAGE sql STABLE AS $body$
  SELECT (moment AT TIME ZONE coalesce((SELECT file ->> 'timeZone' FROM campaign LIMIT 1), 'Asia/Ho_Chi_Minh'))::date
$body$;

-- The unit that stands for an area on a day: itself while it is valid, else its successor (the one with the larger
-- share, where it was divided), or its predecessor for a day before it came to be.
CREATE OR REPLACE FUNCTION area_on(day date) RETURNS TABLE (area_id integer, on_day_id integer)
LANGUAGE sql STABLE AS $body$
  SELECT a.area_id, CASE WHEN a.valid @> day THEN a.area_id ELSE (
      SELECT other.area_id
      FROM area_succession s
      JOIN area other ON other.area_id IN (s.old_area_id, s.new_area_id) AND other.area_id <> a.area_id
      WHERE a.area_id IN (s.old_area_id, s.new_area_id) AND other.valid @> day
      ORDER BY s.share DESC, other.code LIMIT 1) END
  FROM area a
  WHERE a.level = 'ward'
$body$;

CREATE OR REPLACE VIEW visit_event_in_force AS
  SELECT e.*, local_day(e.device_time) AS day, coalesce(m.into_id, e.household_id) AS counted_household_id
  FROM visit_event e
  LEFT JOIN merged_household m ON m.household_id = e.household_id
  WHERE NOT EXISTS (SELECT FROM visit_event later WHERE later.replaces = e.event_id);

-- Person-gaps closed at the door, at the first event in force that closed them.
CREATE OR REPLACE VIEW closed_gap AS
  SELECT coalesce(m.into_id, c.resident_id) AS resident_id, c.gap_id, min(e.device_time) AS closed_at, min(e.day) AS closed_on
  FROM visit_closed_gap c
  JOIN visit_event_in_force e USING (event_id)
  LEFT JOIN merged_resident m ON m.resident_id = c.resident_id
  GROUP BY coalesce(m.into_id, c.resident_id), c.gap_id;

-- Person-gaps that a plan has, of the person as counted.
CREATE OR REPLACE VIEW planned_gap AS
  SELECT t.plan_id, t.route, t.stop, coalesce(m.into_id, t.resident_id) AS resident_id, t.gap_id
  FROM plan_task t
  LEFT JOIN merged_resident m ON m.resident_id = t.resident_id;

-- The newest version of the plan of each area and day.
CREATE OR REPLACE VIEW plan_in_force AS
  SELECT DISTINCT ON (area_id, day) * FROM plan ORDER BY area_id, day, version DESC;

-- Every eligible person-gap on a day, with exactly one status.
CREATE OR REPLACE FUNCTION gap_status(as_of date)
RETURNS TABLE (household_id bigint, resident_id bigint, gap_id smallint, ward_id integer, status text)
LANGUAGE sql STABLE AS $body$
  WITH last_event AS (
    SELECT DISTINCT ON (e.counted_household_id) e.counted_household_id AS household_id, e.outcome,
      a.event_id IS NOT NULL AS approved
    FROM visit_event_in_force e
    LEFT JOIN visit_approval a ON a.event_id = e.event_id AND local_day(a.approved_at) <= as_of
    WHERE e.day <= as_of
    ORDER BY e.counted_household_id, e.device_time DESC, e.event_id
  ), planned AS (
    SELECT DISTINCT t.resident_id, t.gap_id
    FROM planned_gap t JOIN plan_in_force p USING (plan_id)
    WHERE p.day >= as_of
  ), unit AS (
    -- A ward is served by a team of it, of its district or of its province, as they were or as they are that day.
    SELECT a.area_id, unnest(ARRAY[a.area_id, a.parent_id, above.parent_id, o.on_day_id, new.parent_id, new_above.parent_id]) AS served_by
    FROM area a
    JOIN area_on(as_of) o USING (area_id)
    LEFT JOIN area above ON above.area_id = a.parent_id
    LEFT JOIN area new ON new.area_id = o.on_day_id
    LEFT JOIN area new_above ON new_above.area_id = new.parent_id
  ), served_ward AS (
    SELECT DISTINCT u.area_id FROM unit u JOIN team t ON t.area_id = u.served_by
  )
  SELECT r.household_id, r.resident_id, g.gap_id, on_day.on_day_id,
    CASE
      WHEN r.open_gaps & (1 << g.bit) = 0 OR c.closed_on <= as_of THEN 'done'
      WHEN e.outcome = 'moved' THEN 'moved'
      WHEN e.outcome = 'refused' THEN 'refused'
      WHEN e.outcome = 'inaccessible' AND e.approved THEN 'inaccessible'
      WHEN l.position IS NULL THEN 'unlocated'
      WHEN p.resident_id IS NOT NULL THEN 'planned'
      WHEN served.area_id IS NULL THEN 'unassigned'
      WHEN e.outcome IS NOT NULL THEN 'revisit_due'
      ELSE 'to_plan'
    END
  FROM counted_resident r
  JOIN gap g ON r.eligible_gaps & (1 << g.bit) <> 0
  LEFT JOIN household_location l USING (household_id)
  LEFT JOIN area_on(as_of) on_day ON on_day.area_id = l.ward_id
  LEFT JOIN served_ward served ON served.area_id = l.ward_id
  LEFT JOIN closed_gap c ON c.resident_id = r.resident_id AND c.gap_id = g.gap_id
  LEFT JOIN last_event e ON e.household_id = r.household_id
  LEFT JOIN planned p ON p.resident_id = r.resident_id AND p.gap_id = g.gap_id
$body$;

-- The ledger of a day: a row for each ward and gap (ward null: households without a known ward).
CREATE OR REPLACE FUNCTION ledger(as_of date)
RETURNS TABLE (ward_id integer, gap_id smallint, eligible bigint, done bigint, planned bigint, to_plan bigint,
  revisit_due bigint, refused bigint, moved bigint, inaccessible bigint, unlocated bigint, unassigned bigint)
LANGUAGE sql STABLE AS $body$
  SELECT ward_id, gap_id, count(*),
    count(*) FILTER (WHERE status = 'done'), count(*) FILTER (WHERE status = 'planned'),
    count(*) FILTER (WHERE status = 'to_plan'), count(*) FILTER (WHERE status = 'revisit_due'),
    count(*) FILTER (WHERE status = 'refused'), count(*) FILTER (WHERE status = 'moved'),
    count(*) FILTER (WHERE status = 'inaccessible'), count(*) FILTER (WHERE status = 'unlocated'),
    count(*) FILTER (WHERE status = 'unassigned')
  FROM gap_status(as_of)
  GROUP BY ward_id, gap_id
$body$;

-- Eligible and done by household and gap as they stand now: the register's figures and what was closed at the door.
CREATE OR REPLACE VIEW household_coverage AS
  SELECT h.household_id, h.gap_id, h.eligible, h.closed + coalesce(n.closed, 0)::integer AS done
  FROM household_gap h
  LEFT JOIN (
    SELECT r.household_id, c.gap_id, count(*) AS closed
    FROM closed_gap c
    JOIN gap g ON g.gap_id = c.gap_id
    JOIN counted_resident r ON r.resident_id = c.resident_id AND r.open_gaps & (1 << g.bit) <> 0
    GROUP BY r.household_id, c.gap_id
  ) n USING (household_id, gap_id);
