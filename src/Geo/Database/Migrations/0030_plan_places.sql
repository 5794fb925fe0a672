-- A plan keeps the places it was made for: a household that is located anew must not move
-- the stops of an old plan, nor a team that gets another depot its routes.
ALTER TABLE plan_stop
  -- 0 for the whole household's visit, else the number of the part that is served here.
  ADD COLUMN part smallint NOT NULL DEFAULT 0,
  ADD COLUMN position geometry(Point, 4326) NOT NULL,
  ADD COLUMN match_code text NOT NULL,
  ADD COLUMN uncertainty_m integer NOT NULL CONSTRAINT stop_uncertainty_positive CHECK (uncertainty_m > 0);
ALTER TABLE plan_left_out ADD COLUMN position geometry(Point, 4326) NOT NULL;

CREATE TRIGGER plan_left_out_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_left_out
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
ALTER TABLE plan_route
  ADD COLUMN depot geometry(Point, 4326) NOT NULL,
  ADD COLUMN break_minutes integer NOT NULL;
