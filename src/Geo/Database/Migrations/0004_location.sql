-- Where a household is, how surely, or why that is not known. A household without a row waits for the geocoder.
CREATE TABLE household_location (
  household_id  bigint PRIMARY KEY REFERENCES household,
  match_code    text NOT NULL CONSTRAINT match_code_known CHECK (match_code IN
                  ('visit', 'register', 'house', 'street', 'locality', 'ward', 'ambiguous', 'district', 'none')),
  position      geometry(Point, 4326),
  uncertainty_m integer CONSTRAINT uncertainty_positive CHECK (uncertainty_m > 0),
  ward_id       integer REFERENCES area,
  locality_id   integer REFERENCES locality,
  -- For an ambiguous address: [{"area": code, "name": text, "score": 0..1}], best first.
  candidates    jsonb,
  reason        text,
  located_at    timestamptz NOT NULL,
  CONSTRAINT position_by_match_code CHECK (
    CASE WHEN match_code IN ('ambiguous', 'district', 'none')
      THEN position IS NULL AND uncertainty_m IS NULL AND ward_id IS NULL AND reason IS NOT NULL
      ELSE position IS NOT NULL AND uncertainty_m IS NOT NULL AND ward_id IS NOT NULL END)
);
CREATE INDEX household_location_position_index ON household_location USING gist (position);
CREATE INDEX household_location_ward_index ON household_location (ward_id);
