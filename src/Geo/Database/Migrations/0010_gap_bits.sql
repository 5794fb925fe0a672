-- A resident's gaps as bits of two numbers: 3.2 million rows of resident_gap took three quarters of an import.
-- resident_gap and household_gap are views over them now (Functions/count.sql).
DROP VIEW IF EXISTS household_coverage;
DROP MATERIALIZED VIEW household_gap;

ALTER TABLE gap ADD COLUMN bit smallint CONSTRAINT gap_bit_in_range CHECK (bit BETWEEN 0 AND 30);
UPDATE gap SET bit = n.bit FROM (SELECT gap_id, row_number() OVER (ORDER BY gap_id) - 1 AS bit FROM gap) n WHERE n.gap_id = gap.gap_id;
ALTER TABLE gap ALTER COLUMN bit SET NOT NULL, ADD CONSTRAINT gap_bit_key UNIQUE (bit);

ALTER TABLE resident
  -- Bit g.bit of each: the resident is eligible for gap g; it was open when the register was drawn up.
  ADD COLUMN eligible_gaps integer NOT NULL DEFAULT 0,
  ADD COLUMN open_gaps integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT open_gaps_are_eligible CHECK (open_gaps & ~eligible_gaps = 0 AND eligible_gaps >= 0);
UPDATE resident r SET eligible_gaps = e.eligible, open_gaps = e.open
FROM (
  SELECT resident_id, sum(1 << g.bit) AS eligible, coalesce(sum(1 << g.bit) FILTER (WHERE open), 0) AS open
  FROM resident_gap JOIN gap g USING (gap_id)
  GROUP BY resident_id
) e
WHERE e.resident_id = r.resident_id;
DROP TABLE resident_gap;

ALTER TABLE household
  -- How many residents counted here are eligible for the gap of bit 0, 1, …, and of how many it was closed. Derived:
  -- summing up a million residents for every map tile took over a second.
  ADD COLUMN eligible smallint[] NOT NULL DEFAULT '{}',
  ADD COLUMN closed smallint[] NOT NULL DEFAULT '{}';

UPDATE household h SET eligible = f.eligible, closed = f.closed
FROM (
  SELECT household_id, array_agg(eligible::smallint ORDER BY bit) AS eligible, array_agg(closed::smallint ORDER BY bit) AS closed
  FROM (
    SELECT r.household_id, g.bit, count(*) FILTER (WHERE r.eligible_gaps & (1 << g.bit) <> 0) AS eligible,
      count(*) FILTER (WHERE r.eligible_gaps & ~r.open_gaps & (1 << g.bit) <> 0) AS closed
    FROM resident r CROSS JOIN gap g
    GROUP BY r.household_id, g.bit
  ) figure
  GROUP BY household_id
) f
WHERE f.household_id = h.household_id;

CREATE FUNCTION give_gap_a_bit() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  NEW.bit := (SELECT min(free) FROM generate_series(0, 30) AS free WHERE NOT EXISTS (SELECT FROM gap WHERE bit = free));
  RETURN NEW;
END $body$;
CREATE TRIGGER gap_takes_a_bit BEFORE INSERT ON gap FOR EACH ROW EXECUTE FUNCTION give_gap_a_bit();

-- What a foreign key would guard, were the bits rows.
CREATE FUNCTION check_gap_bits() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  PERFORM FROM gap FOR KEY SHARE;
  IF (SELECT bit_or(eligible_gaps) FROM changed) & ~(SELECT coalesce(bit_or(1 << bit), 0) FROM gap) <> 0 THEN
    RAISE EXCEPTION 'a resident has a gap that is not in the table gap' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NULL;
END $body$;
CREATE TRIGGER resident_added_gaps_known AFTER INSERT ON resident REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION check_gap_bits();
CREATE TRIGGER resident_changed_gaps_known AFTER UPDATE ON resident REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION check_gap_bits();

CREATE FUNCTION keep_gap_in_use() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF (TG_OP = 'DELETE' OR NEW.bit <> OLD.bit) AND EXISTS (SELECT FROM resident WHERE eligible_gaps & (1 << OLD.bit) <> 0) THEN
    RAISE EXCEPTION 'gap % is in use by residents', OLD.code USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $body$;
CREATE TRIGGER gap_in_use_stays BEFORE UPDATE OR DELETE ON gap FOR EACH ROW EXECUTE FUNCTION keep_gap_in_use();
