-- Households, their residents, and for each resident and gap whether it was open when the register was drawn up.
CREATE TABLE register_import (
  import_id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  file_name   text NOT NULL,
  imported_at timestamptz NOT NULL,
  rows_read   integer NOT NULL,
  rows_rejected integer NOT NULL,
  -- SHA-256 of the file and of the campaign it was read with: tells that the newest import was of this very file.
  digest      bytea NOT NULL
);

CREATE TABLE household (
  household_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code         text NOT NULL UNIQUE CONSTRAINT household_code_given CHECK (code <> ''),
  address      text NOT NULL
);

CREATE TABLE resident (
  resident_id  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  household_id bigint NOT NULL REFERENCES household,
  number       smallint NOT NULL CONSTRAINT resident_number_positive CHECK (number > 0),
  name         text NOT NULL,
  birth_year   smallint NOT NULL CONSTRAINT birth_year_plausible CHECK (birth_year BETWEEN 1890 AND 2100),
  UNIQUE (household_id, number)
);

-- A row for every gap the resident is eligible for: the denominator of coverage. No row: not eligible.
CREATE TABLE resident_gap (
  resident_id bigint NOT NULL REFERENCES resident,
  gap_id      smallint NOT NULL REFERENCES gap,
  open        boolean NOT NULL,
  PRIMARY KEY (resident_id, gap_id)
);
CREATE INDEX resident_gap_open_index ON resident_gap (gap_id, resident_id) WHERE open;
