-- Which places of a plan were reached by roads and which along the great circle, for those made with a road file.
ALTER TABLE plan
  -- Depots and households that the road file reached, and that it did not.
  ADD COLUMN road_points integer NOT NULL DEFAULT 0,
  ADD COLUMN straight_points integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT plan_points_not_negative CHECK (road_points >= 0 AND straight_points >= 0);
-- Whether the ride to the stop, and back from the last one, was told by roads.
ALTER TABLE plan_stop ADD COLUMN by_road boolean NOT NULL DEFAULT false;
ALTER TABLE plan_route ADD COLUMN back_by_road boolean NOT NULL DEFAULT false;
