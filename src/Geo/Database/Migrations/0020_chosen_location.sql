-- A position that a coordinator chose from the work list: above what the geocoder finds, below a team at the door.
ALTER TABLE household_location DROP CONSTRAINT match_code_known;
ALTER TABLE household_location ADD CONSTRAINT match_code_known CHECK (match_code IN
  ('visit', 'chosen', 'register', 'house', 'street', 'locality', 'ward', 'ambiguous', 'district', 'none'));
