-- Duplicates in the register. What was decided is only ever added; the newest decision on a pair is in force.
CREATE TABLE duplicate_decision (
  decision_id     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The pair: two households, or with resident ids two persons. The one that stays comes first.
  household_id    bigint NOT NULL REFERENCES household,
  other_household_id bigint NOT NULL REFERENCES household,
  resident_id     bigint REFERENCES resident,
  other_resident_id bigint REFERENCES resident,
  verdict         text NOT NULL CONSTRAINT verdict_known CHECK (verdict IN ('same', 'different')),
  -- Persons found to be the same with two households: each of person_ids counts for the one of twin_ids at its place.
  person_ids      bigint[] NOT NULL DEFAULT '{}',
  twin_ids        bigint[] NOT NULL DEFAULT '{}',
  decided_by      text NOT NULL CONSTRAINT decision_is_signed CHECK (decided_by <> ''),
  reason          text NOT NULL CONSTRAINT decision_has_a_reason CHECK (reason <> ''),
  decided_at      timestamptz NOT NULL,
  CONSTRAINT pair_of_two CHECK (
    CASE WHEN resident_id IS NULL THEN other_resident_id IS NULL AND household_id <> other_household_id
      ELSE other_resident_id IS NOT NULL AND resident_id <> other_resident_id AND cardinality(person_ids) = 0 END),
  CONSTRAINT twins_in_pairs CHECK (cardinality(person_ids) = cardinality(twin_ids))
);
CREATE TRIGGER duplicate_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON duplicate_decision
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();

-- Derived from the decisions in force. The rows themselves stay where their register has them, so that the same file
-- finds them again; visits and plans that name them are counted for those they were merged into.
CREATE TABLE merged_household (
  household_id bigint PRIMARY KEY REFERENCES household,
  into_id      bigint NOT NULL REFERENCES household,
  CONSTRAINT household_merged_into_another CHECK (into_id <> household_id)
);
CREATE INDEX merged_household_into_index ON merged_household (into_id);

CREATE TABLE merged_resident (
  resident_id bigint PRIMARY KEY REFERENCES resident,
  into_id     bigint NOT NULL REFERENCES resident,
  CONSTRAINT resident_merged_into_another CHECK (into_id <> resident_id)
);
CREATE INDEX merged_resident_into_index ON merged_resident (into_id);
