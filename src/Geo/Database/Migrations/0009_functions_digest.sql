-- Which edition of the functions and views is in place, so that they are replaced only when they changed: replacing a
-- view waits for every query on it.
CREATE TABLE functions_digest (
  only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT only_one_row CHECK (only_row),
  digest   text NOT NULL
);
