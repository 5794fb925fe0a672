-- What the geocoder read of an address below the ward; the hamlet by its name, since the gazetteer is no table.
-- "Locality" becomes "hamlet"; an ambiguous address is one without a ward that has candidates.
ALTER TABLE household_location
  DROP CONSTRAINT match_code_known,
  DROP CONSTRAINT position_by_match_code,
  DROP COLUMN locality_id,
  ADD COLUMN hamlet text,
  ADD COLUMN street text,
  ADD COLUMN house_number text,
  ADD COLUMN confidence real CONSTRAINT confidence_is_a_share CHECK (confidence BETWEEN 0 AND 1);
UPDATE household_location SET match_code = 'hamlet' WHERE match_code = 'locality';
UPDATE household_location SET match_code = 'none' WHERE match_code = 'ambiguous';
ALTER TABLE household_location
  ADD CONSTRAINT match_code_known CHECK (match_code IN
    ('visit', 'chosen', 'register', 'house', 'street', 'hamlet', 'ward', 'district', 'none')),
  ADD CONSTRAINT position_by_match_code CHECK (
    CASE WHEN match_code IN ('district', 'none')
      THEN position IS NULL AND uncertainty_m IS NULL AND ward_id IS NULL AND reason IS NOT NULL
      ELSE position IS NOT NULL AND uncertainty_m IS NOT NULL AND ward_id IS NOT NULL END);
