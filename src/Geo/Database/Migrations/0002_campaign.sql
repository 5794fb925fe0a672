-- The campaign in force: its gaps are data, read from a campaign file.
CREATE TABLE campaign (
  campaign_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code        text NOT NULL UNIQUE,
  name        text NOT NULL,
  starts_on   date NOT NULL,
  ends_on     date NOT NULL,
  file        jsonb NOT NULL,
  CONSTRAINT campaign_ends_after_start CHECK (ends_on >= starts_on)
);

CREATE TABLE gap (
  gap_id      smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign_id integer NOT NULL REFERENCES campaign,
  code        text NOT NULL UNIQUE CONSTRAINT gap_code_form CHECK (code ~ '^[a-z][a-z0-9_]*$'),
  name_vi     text NOT NULL,
  name_en     text NOT NULL,
  position    smallint NOT NULL
);
