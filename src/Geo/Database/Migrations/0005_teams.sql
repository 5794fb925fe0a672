CREATE TABLE team (
  team_id     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code        text NOT NULL UNIQUE CONSTRAINT team_code_given CHECK (code <> ''),
  name        text NOT NULL,
  area_id     integer NOT NULL REFERENCES area,
  skills      text[] NOT NULL CONSTRAINT team_has_a_skill CHECK (cardinality(skills) > 0),
  -- {"biometric": 1}: equipment that stays with the team.
  kits        jsonb NOT NULL,
  -- {"sim": 40}: consumables carried at the start of a shift.
  stock       jsonb NOT NULL,
  -- Start and end of a shift, and of the window in which the break begins, in the campaign's time zone.
  shift_start time NOT NULL,
  shift_end   time NOT NULL,
  break_from  time,
  break_until time,
  break_minutes integer NOT NULL CONSTRAINT break_minutes_in_range CHECK (break_minutes BETWEEN 0 AND 240),
  depot_name  text NOT NULL,
  depot       geometry(Point, 4326) NOT NULL,
  speed_kmh   real NOT NULL CONSTRAINT speed_in_range CHECK (speed_kmh BETWEEN 1 AND 120),
  CONSTRAINT shift_ends_after_start CHECK (shift_end > shift_start),
  CONSTRAINT break_has_window CHECK ((break_minutes = 0) = (break_from IS NULL) AND (break_from IS NULL) = (break_until IS NULL)),
  CONSTRAINT break_in_shift CHECK (break_from >= shift_start AND break_until >= break_from AND break_until <= shift_end)
);
