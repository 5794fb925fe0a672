-- A plan is immutable: planning again stores the next version of the same area and day.
CREATE TABLE plan (
  plan_id      integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  area_id      integer NOT NULL REFERENCES area,
  day          date NOT NULL,
  version      integer NOT NULL CONSTRAINT plan_version_positive CHECK (version > 0),
  created_at   timestamptz NOT NULL,
  travel_model text NOT NULL,
  seed         integer NOT NULL,
  time_limit_s integer NOT NULL,
  -- The routing problem as it was given to the solver: enough to check the plan again and to solve it again.
  problem      jsonb NOT NULL,
  distance_m   bigint NOT NULL,
  work_s       bigint NOT NULL,
  UNIQUE (area_id, day, version)
);

CREATE TABLE plan_route (
  plan_id    integer NOT NULL REFERENCES plan,
  route      smallint NOT NULL,
  team_id    integer NOT NULL REFERENCES team,
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  break_at   timestamptz,
  distance_m integer NOT NULL,
  travel_s   integer NOT NULL,
  service_s  integer NOT NULL,
  wait_s     integer NOT NULL,
  PRIMARY KEY (plan_id, route),
  UNIQUE (plan_id, team_id)
);

CREATE TABLE plan_stop (
  plan_id      integer NOT NULL,
  route        smallint NOT NULL,
  stop         smallint NOT NULL CONSTRAINT stop_counts_from_one CHECK (stop > 0),
  household_id bigint NOT NULL REFERENCES household,
  arrives_at   timestamptz NOT NULL,
  starts_at    timestamptz NOT NULL,
  leaves_at    timestamptz NOT NULL,
  -- From the stop before, or from the depot.
  distance_m   integer NOT NULL,
  travel_s     integer NOT NULL,
  PRIMARY KEY (plan_id, route, stop),
  FOREIGN KEY (plan_id, route) REFERENCES plan_route,
  CONSTRAINT stop_times_in_order CHECK (arrives_at <= starts_at AND starts_at <= leaves_at)
);
CREATE INDEX plan_stop_household_index ON plan_stop (household_id);

-- Each person-gap is planned once in a plan at most.
CREATE TABLE plan_task (
  plan_id     integer NOT NULL,
  route       smallint NOT NULL,
  stop        smallint NOT NULL,
  resident_id bigint NOT NULL REFERENCES resident,
  gap_id      smallint NOT NULL REFERENCES gap,
  PRIMARY KEY (plan_id, resident_id, gap_id),
  FOREIGN KEY (plan_id, route, stop) REFERENCES plan_stop
);
CREATE INDEX plan_task_stop_index ON plan_task (plan_id, route, stop);

CREATE TABLE plan_left_out (
  plan_id      integer NOT NULL REFERENCES plan,
  household_id bigint NOT NULL REFERENCES household,
  part         smallint NOT NULL,
  reason       text NOT NULL,
  gaps         integer NOT NULL CONSTRAINT left_out_gaps_positive CHECK (gaps > 0),
  PRIMARY KEY (plan_id, household_id, part)
);
