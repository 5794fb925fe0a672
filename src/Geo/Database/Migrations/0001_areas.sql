-- Administrative units with their period of validity, and what became of them.
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE area (
  area_id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code      text NOT NULL CONSTRAINT area_code_is_digits CHECK (code ~ '^[0-9]{2,5}$'),
  level     text NOT NULL CONSTRAINT area_level_known CHECK (level IN ('province', 'district', 'ward')),
  name      text NOT NULL CONSTRAINT area_name_given CHECK (name <> ''),
  parent_id integer REFERENCES area,
  valid     daterange NOT NULL CONSTRAINT area_valid_not_empty CHECK (NOT isempty(valid)),
  geom      geometry(MultiPolygon, 4326) NOT NULL CONSTRAINT area_geom_valid CHECK (ST_IsValid(geom)),
  centre    geometry(Point, 4326) NOT NULL,
  -- A code is given out again after a reform (25195 is a ward before and after 1 July 2025), never at one time.
  CONSTRAINT area_code_once_at_a_time EXCLUDE USING gist (code WITH =, valid WITH &&),
  CONSTRAINT area_parent_by_level CHECK ((level = 'province') = (parent_id IS NULL))
);
CREATE INDEX area_geom_index ON area USING gist (geom);
CREATE INDEX area_parent_index ON area (parent_id);

CREATE TABLE area_succession (
  old_area_id integer NOT NULL REFERENCES area ON DELETE CASCADE,
  new_area_id integer NOT NULL REFERENCES area ON DELETE CASCADE,
  share       double precision NOT NULL CONSTRAINT share_is_a_fraction CHECK (share > 0 AND share <= 1),
  PRIMARY KEY (old_area_id, new_area_id)
);

CREATE TABLE locality (
  locality_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id   text NOT NULL UNIQUE,
  name        text NOT NULL,
  position    geometry(Point, 4326) NOT NULL
);
CREATE INDEX locality_position_index ON locality USING gist (position);
