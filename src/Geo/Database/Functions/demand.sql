-- The wards, of whatever time, whose households a plan for an area looks at: those that lie in the area on the day.
CREATE OR REPLACE FUNCTION wards_in(area integer, day date) RETURNS TABLE (area_id integer)
LANGUAGE sql STABLE AS $body$
  SELECT o.area_id
  FROM area_on(day) o
  JOIN area u ON u.area_id = o.on_day_id
  LEFT JOIN area p ON p.area_id = u.parent_id
  WHERE area IN (u.area_id, u.parent_id, p.parent_id)
$body$;

-- Open person-gaps of located households in an area that a team may close on a day, a row for each household with the
-- gaps in two arrays of equal length. The prerequisites are those of the campaign file: a gap with one is due only when
-- the resident's prerequisite is closed, and lag days after it was closed at the door. What another plan in force has for
-- a day not yet over is left to it, until something is heard from that door.
CREATE OR REPLACE FUNCTION due_households(area integer, day date, today date)
RETURNS TABLE (household_id bigint, lon double precision, lat double precision, match_code text, uncertainty_m integer,
  come_back_at timestamptz, failed_attempts integer, resident_ids bigint[], gap_codes text[])
LANGUAGE sql STABLE
-- Nobody can guess how many households were visited or planned; a nested loop chosen for few took minutes for many.
SET enable_nestloop = off
SET work_mem = '64MB'
-- A forbidden loop costs ten billion on paper, for which every query would be compiled first.
SET jit = off
AS $body$
  -- The day's end is worked out once: local_day for each of some hundred thousand events took seconds.
  WITH zone AS MATERIALIZED (
    SELECT coalesce((SELECT file ->> 'timeZone' FROM campaign LIMIT 1), 'Asia/Ho_Chi_Minh') AS name
  ), day_end AS MATERIALIZED (
    SELECT (due_households.day + 1)::timestamp AT TIME ZONE (SELECT name FROM zone) AS moment
  ), closed AS MATERIALIZED (
    SELECT resident_id, gap_id, (closed_at AT TIME ZONE (SELECT name FROM zone))::date AS day
    FROM closed_gap
    WHERE closed_at < (SELECT moment FROM day_end)
  ), rule AS MATERIALIZED (
    SELECT g.gap_id, g.code, p.gap_id AS prerequisite_id, coalesce((entry.gap ->> 'prerequisiteLagDays')::integer, 0) AS lag_days
    FROM gap g
    JOIN campaign c USING (campaign_id)
    JOIN LATERAL jsonb_array_elements(c.file -> 'gaps') AS entry (gap) ON entry.gap ->> 'code' = g.code
    LEFT JOIN gap p ON p.campaign_id = g.campaign_id AND p.code = entry.gap ->> 'prerequisite'
  ), here AS (
    SELECT l.household_id, l.position, l.match_code, l.uncertainty_m
    FROM household_location l
    WHERE l.ward_id IN (SELECT area_id FROM wards_in(area, day)) AND l.position IS NOT NULL
  ), people AS MATERIALIZED (
    -- The area's people first: else everybody's gaps were made rows of before those of the area were picked out.
    SELECT r.household_id, r.resident_id, r.number, r.eligible_gaps, r.open_gaps
    FROM here h JOIN counted_resident r USING (household_id)
  ), mine AS MATERIALIZED (
    SELECT r.household_id, r.resident_id, r.number, g.gap_id, r.open_gaps & (1 << g.bit) <> 0 AS open
    FROM people r JOIN gap g ON r.eligible_gaps & (1 << g.bit) <> 0
  ), last_event AS (
    SELECT DISTINCT ON (e.counted_household_id) e.counted_household_id AS household_id, e.outcome, e.device_time, e.come_back_at,
      a.event_id IS NOT NULL AS approved
    FROM visit_event_in_force e
    LEFT JOIN visit_approval a ON a.event_id = e.event_id AND a.approved_at < (SELECT moment FROM day_end)
    WHERE e.device_time < (SELECT moment FROM day_end)
    ORDER BY e.counted_household_id, e.device_time DESC, e.event_id
  ), attempts AS (
    SELECT e.counted_household_id AS household_id, count(*)::integer AS failed
    FROM visit_event_in_force e
    LEFT JOIN (
      SELECT counted_household_id, max(device_time) AS at
      FROM visit_event_in_force
      WHERE outcome IN ('done', 'partly') AND device_time < (SELECT moment FROM day_end)
      GROUP BY counted_household_id
    ) met USING (counted_household_id)
    WHERE e.outcome IN ('not_home', 'come_back_at') AND e.device_time < (SELECT moment FROM day_end)
      AND (met.at IS NULL OR met.at < e.device_time)
    GROUP BY e.counted_household_id
  ), planned AS (
    SELECT DISTINCT t.resident_id, t.gap_id
    FROM planned_gap t
    JOIN plan_stop s USING (plan_id, route, stop)
    JOIN plan_in_force p USING (plan_id)
    LEFT JOIN merged_household m ON m.household_id = s.household_id
    LEFT JOIN last_event e ON e.household_id = coalesce(m.into_id, s.household_id)
    WHERE p.day >= least(due_households.day, due_households.today)
      AND (p.day, p.area_id) <> (due_households.day, due_households.area)
      AND (e.device_time IS NULL OR e.device_time < p.day::timestamp AT TIME ZONE (SELECT name FROM zone))
  )
  SELECT h.household_id, ST_X(h.position), ST_Y(h.position), h.match_code, h.uncertainty_m,
    CASE WHEN e.outcome = 'come_back_at' AND local_day(e.come_back_at) = due_households.day THEN e.come_back_at END,
    coalesce(t.failed, 0), due.resident_ids, due.gap_codes
  FROM here h
  JOIN (
    SELECT m.household_id, array_agg(m.resident_id ORDER BY m.number, m.gap_id) AS resident_ids,
      array_agg(rule.code ORDER BY m.number, m.gap_id) AS gap_codes
    FROM mine m
    JOIN rule USING (gap_id)
    LEFT JOIN closed c ON c.resident_id = m.resident_id AND c.gap_id = m.gap_id
    LEFT JOIN planned p ON p.resident_id = m.resident_id AND p.gap_id = m.gap_id
    LEFT JOIN mine before ON before.resident_id = m.resident_id AND before.gap_id = rule.prerequisite_id
    LEFT JOIN closed card ON card.resident_id = m.resident_id AND card.gap_id = rule.prerequisite_id
    WHERE m.open AND c.resident_id IS NULL AND p.resident_id IS NULL
      AND (rule.prerequisite_id IS NULL OR NOT before.open OR card.day + rule.lag_days <= due_households.day)
    GROUP BY m.household_id
  ) due USING (household_id)
  LEFT JOIN last_event e USING (household_id)
  LEFT JOIN attempts t USING (household_id)
  WHERE e.outcome IS DISTINCT FROM 'refused' AND e.outcome IS DISTINCT FROM 'moved'
    AND NOT (e.outcome IS NOT DISTINCT FROM 'inaccessible' AND e.approved)
    AND NOT (e.outcome IS NOT DISTINCT FROM 'come_back_at' AND local_day(e.come_back_at) > due_households.day)
$body$;
