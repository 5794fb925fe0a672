-- Positions that coordinators chose from the work list. Rows are only ever added. A decision over several households of
-- one address has a row for each; whoever takes it back adds a withdrawal.
CREATE TABLE location_choice (
  choice_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  decision_id   uuid NOT NULL,
  household_id  bigint NOT NULL REFERENCES household,
  -- The address it was made for: it holds as long as the register says the same.
  address       text NOT NULL,
  -- What was chosen: the name of a ward or hamlet, or empty for a point on the map.
  place         text NOT NULL,
  position      geometry(Point, 4326) NOT NULL,
  uncertainty_m integer NOT NULL CONSTRAINT choice_uncertainty_positive CHECK (uncertainty_m > 0),
  ward_id       integer NOT NULL REFERENCES area,
  chosen_by     text NOT NULL CONSTRAINT choice_is_signed CHECK (chosen_by <> ''),
  chosen_at     timestamptz NOT NULL,
  -- The row of household_location that it stands above, to go back to; null where there was none.
  replaced      jsonb,
  UNIQUE (decision_id, household_id)
);
CREATE INDEX location_choice_household_index ON location_choice (household_id, choice_id);

CREATE TABLE location_choice_withdrawal (
  decision_id  uuid PRIMARY KEY,
  withdrawn_by text NOT NULL CONSTRAINT withdrawal_is_signed CHECK (withdrawn_by <> ''),
  withdrawn_at timestamptz NOT NULL
);

CREATE TRIGGER location_choice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON location_choice
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER location_choice_withdrawal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON location_choice_withdrawal
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- The newest choice of each household that nobody took back, whether or not its address still stands.
CREATE VIEW location_choice_latest AS
  SELECT DISTINCT ON (c.household_id) c.*
  FROM location_choice c
  WHERE NOT EXISTS (SELECT FROM location_choice_withdrawal w WHERE w.decision_id = c.decision_id)
  ORDER BY c.household_id, c.choice_id DESC;

-- What addresses that say the same place have in common: without house numbers and the tổ before the hamlet, in small
-- letters, without marks between the parts.
CREATE FUNCTION address_group(address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
  SELECT trim(regexp_replace(
    regexp_replace(lower(normalize(address, NFC)), '^\s*((số nhà|nhà số|số|sn|nhà|tổ|đội)?\s*[0-9][0-9a-z/.-]*[,\s]+)+', ''),
    '[\s,;.]+', ' ', 'g'))
$body$;
CREATE INDEX household_address_group_index ON household USING hash (address_group(address));

-- The work list is read page by page, neighbours together: by the first candidate's unit (those without one last), or by
-- the ward.
CREATE INDEX household_location_unresolved_index ON household_location
  ((coalesce(candidates #>> '{0,area}', '99999')), household_id) WHERE position IS NULL;
CREATE INDEX household_location_ward_only_index ON household_location (ward_id, household_id) INCLUDE (uncertainty_m)
  WHERE match_code = 'ward';
CREATE INDEX household_location_chosen_index ON household_location (household_id) WHERE match_code = 'chosen';
