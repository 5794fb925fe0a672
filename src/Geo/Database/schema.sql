-- The present schema, for reading: generated from the migrations, never run.
-- Written anew by: COVERAGEMAP_UPDATE_SCHEMA=1 ./coverage test --filter Schema_file

CREATE TABLE area (
  area_id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  code text NOT NULL,
  level text NOT NULL,
  name text NOT NULL,
  parent_id integer,
  valid daterange NOT NULL,
  geom geometry(MultiPolygon,4326) NOT NULL,
  centre geometry(Point,4326) NOT NULL,
  CONSTRAINT area_code_is_digits CHECK ((code ~ '^[0-9]{2,5}$'::text)),
  CONSTRAINT area_code_once_at_a_time EXCLUDE USING gist (code WITH =, valid WITH &&),
  CONSTRAINT area_geom_valid CHECK (st_isvalid(geom)),
  CONSTRAINT area_level_known CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'ward'::text]))),
  CONSTRAINT area_name_given CHECK ((name <> ''::text)),
  CONSTRAINT area_parent_by_level CHECK (((level = 'province'::text) = (parent_id IS NULL))),
  CONSTRAINT area_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES area(area_id),
  CONSTRAINT area_pkey PRIMARY KEY (area_id),
  CONSTRAINT area_valid_not_empty CHECK ((NOT isempty(valid)))
);
CREATE INDEX area_geom_index ON public.area USING gist (geom);
CREATE INDEX area_parent_index ON public.area USING btree (parent_id);

CREATE TABLE area_succession (
  old_area_id integer NOT NULL,
  new_area_id integer NOT NULL,
  share double precision NOT NULL,
  CONSTRAINT area_succession_new_area_id_fkey FOREIGN KEY (new_area_id) REFERENCES area(area_id) ON DELETE CASCADE,
  CONSTRAINT area_succession_old_area_id_fkey FOREIGN KEY (old_area_id) REFERENCES area(area_id) ON DELETE CASCADE,
  CONSTRAINT area_succession_pkey PRIMARY KEY (old_area_id, new_area_id),
  CONSTRAINT share_is_a_fraction CHECK (((share > (0)::double precision) AND (share <= (1)::double precision)))
);

CREATE TABLE campaign (
  campaign_id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  file jsonb NOT NULL,
  CONSTRAINT campaign_code_key UNIQUE (code),
  CONSTRAINT campaign_ends_after_start CHECK ((ends_on >= starts_on)),
  CONSTRAINT campaign_pkey PRIMARY KEY (campaign_id)
);

CREATE TABLE duplicate_decision (
  decision_id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  household_id bigint NOT NULL,
  other_household_id bigint NOT NULL,
  resident_id bigint,
  other_resident_id bigint,
  verdict text NOT NULL,
  person_ids bigint[] NOT NULL,
  twin_ids bigint[] NOT NULL,
  decided_by text NOT NULL,
  reason text NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  CONSTRAINT decision_has_a_reason CHECK ((reason <> ''::text)),
  CONSTRAINT decision_is_signed CHECK ((decided_by <> ''::text)),
  CONSTRAINT duplicate_decision_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(household_id),
  CONSTRAINT duplicate_decision_other_household_id_fkey FOREIGN KEY (other_household_id) REFERENCES household(household_id),
  CONSTRAINT duplicate_decision_other_resident_id_fkey FOREIGN KEY (other_resident_id) REFERENCES resident(resident_id),
  CONSTRAINT duplicate_decision_pkey PRIMARY KEY (decision_id),
  CONSTRAINT duplicate_decision_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(resident_id),
  CONSTRAINT pair_of_two CHECK (
CASE
    WHEN (resident_id IS NULL) THEN ((other_resident_id IS NULL) AND (household_id <> other_household_id))
    ELSE ((other_resident_id IS NOT NULL) AND (resident_id <> other_resident_id) AND (cardinality(person_ids) = 0))
END),
  CONSTRAINT twins_in_pairs CHECK ((cardinality(person_ids) = cardinality(twin_ids))),
  CONSTRAINT verdict_known CHECK ((verdict = ANY (ARRAY['same'::text, 'different'::text])))
);

CREATE TABLE functions_digest (
  only_row boolean NOT NULL,
  digest text NOT NULL,
  CONSTRAINT functions_digest_pkey PRIMARY KEY (only_row),
  CONSTRAINT only_one_row CHECK (only_row)
);

CREATE TABLE gap (
  gap_id smallint GENERATED ALWAYS AS IDENTITY NOT NULL,
  campaign_id integer NOT NULL,
  code text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  position smallint NOT NULL,
  bit smallint NOT NULL,
  CONSTRAINT gap_bit_in_range CHECK ((("bit" >= 0) AND ("bit" <= 30))),
  CONSTRAINT gap_bit_key UNIQUE ("bit"),
  CONSTRAINT gap_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(campaign_id),
  CONSTRAINT gap_code_form CHECK ((code ~ '^[a-z][a-z0-9_]*$'::text)),
  CONSTRAINT gap_code_key UNIQUE (code),
  CONSTRAINT gap_pkey PRIMARY KEY (gap_id)
);

CREATE TABLE household (
  household_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  code text NOT NULL,
  address text NOT NULL,
  eligible smallint[] NOT NULL,
  closed smallint[] NOT NULL,
  CONSTRAINT household_code_given CHECK ((code <> ''::text)),
  CONSTRAINT household_code_key UNIQUE (code),
  CONSTRAINT household_pkey PRIMARY KEY (household_id)
);
CREATE INDEX household_address_group_index ON public.household USING hash (address_group(address));

CREATE TABLE household_location (
  household_id bigint NOT NULL,
  match_code text NOT NULL,
  position geometry(Point,4326),
  uncertainty_m integer,
  ward_id integer,
  candidates jsonb,
  reason text,
  located_at timestamp with time zone NOT NULL,
  hamlet text,
  street text,
  house_number text,
  confidence real,
  CONSTRAINT confidence_is_a_share CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  CONSTRAINT household_location_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(household_id),
  CONSTRAINT household_location_pkey PRIMARY KEY (household_id),
  CONSTRAINT household_location_ward_id_fkey FOREIGN KEY (ward_id) REFERENCES area(area_id),
  CONSTRAINT match_code_known CHECK ((match_code = ANY (ARRAY['visit'::text, 'chosen'::text, 'register'::text, 'house'::text, 'street'::text, 'hamlet'::text, 'ward'::text, 'district'::text, 'none'::text]))),
  CONSTRAINT position_by_match_code CHECK (
CASE
    WHEN (match_code = ANY (ARRAY['district'::text, 'none'::text])) THEN (("position" IS NULL) AND (uncertainty_m IS NULL) AND (ward_id IS NULL) AND (reason IS NOT NULL))
    ELSE (("position" IS NOT NULL) AND (uncertainty_m IS NOT NULL) AND (ward_id IS NOT NULL))
END),
  CONSTRAINT uncertainty_positive CHECK ((uncertainty_m > 0))
);
CREATE INDEX household_location_chosen_index ON public.household_location USING btree (household_id) WHERE (match_code = 'chosen'::text);
CREATE INDEX household_location_located_index ON public.household_location USING btree (located_at);
CREATE INDEX household_location_position_index ON public.household_location USING gist ("position");
CREATE INDEX household_location_unresolved_index ON public.household_location USING btree (COALESCE((candidates #>> '{0,area}'::text[]), '99999'::text), household_id) WHERE ("position" IS NULL);
CREATE INDEX household_location_ward_index ON public.household_location USING btree (ward_id);
CREATE INDEX household_location_ward_only_index ON public.household_location USING btree (ward_id, household_id) INCLUDE (uncertainty_m) WHERE (match_code = 'ward'::text);

CREATE TABLE locality (
  locality_id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  source_id text NOT NULL,
  name text NOT NULL,
  position geometry(Point,4326) NOT NULL,
  CONSTRAINT locality_pkey PRIMARY KEY (locality_id),
  CONSTRAINT locality_source_id_key UNIQUE (source_id)
);
CREATE INDEX locality_position_index ON public.locality USING gist ("position");

CREATE TABLE location_choice (
  choice_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  decision_id uuid NOT NULL,
  household_id bigint NOT NULL,
  address text NOT NULL,
  place text NOT NULL,
  position geometry(Point,4326) NOT NULL,
  uncertainty_m integer NOT NULL,
  ward_id integer NOT NULL,
  chosen_by text NOT NULL,
  chosen_at timestamp with time zone NOT NULL,
  replaced jsonb,
  CONSTRAINT choice_is_signed CHECK ((chosen_by <> ''::text)),
  CONSTRAINT choice_uncertainty_positive CHECK ((uncertainty_m > 0)),
  CONSTRAINT location_choice_decision_id_household_id_key UNIQUE (decision_id, household_id),
  CONSTRAINT location_choice_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(household_id),
  CONSTRAINT location_choice_pkey PRIMARY KEY (choice_id),
  CONSTRAINT location_choice_ward_id_fkey FOREIGN KEY (ward_id) REFERENCES area(area_id)
);
CREATE INDEX location_choice_household_index ON public.location_choice USING btree (household_id, choice_id);

CREATE TABLE location_choice_withdrawal (
  decision_id uuid NOT NULL,
  withdrawn_by text NOT NULL,
  withdrawn_at timestamp with time zone NOT NULL,
  CONSTRAINT location_choice_withdrawal_pkey PRIMARY KEY (decision_id),
  CONSTRAINT withdrawal_is_signed CHECK ((withdrawn_by <> ''::text))
);

CREATE TABLE merged_household (
  household_id bigint NOT NULL,
  into_id bigint NOT NULL,
  CONSTRAINT household_merged_into_another CHECK ((into_id <> household_id)),
  CONSTRAINT merged_household_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(household_id),
  CONSTRAINT merged_household_into_id_fkey FOREIGN KEY (into_id) REFERENCES household(household_id),
  CONSTRAINT merged_household_pkey PRIMARY KEY (household_id)
);
CREATE INDEX merged_household_into_index ON public.merged_household USING btree (into_id);

CREATE TABLE merged_resident (
  resident_id bigint NOT NULL,
  into_id bigint NOT NULL,
  CONSTRAINT merged_resident_into_id_fkey FOREIGN KEY (into_id) REFERENCES resident(resident_id),
  CONSTRAINT merged_resident_pkey PRIMARY KEY (resident_id),
  CONSTRAINT merged_resident_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(resident_id),
  CONSTRAINT resident_merged_into_another CHECK ((into_id <> resident_id))
);
CREATE INDEX merged_resident_into_index ON public.merged_resident USING btree (into_id);

CREATE TABLE plan (
  plan_id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  area_id integer NOT NULL,
  day date NOT NULL,
  version integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  travel_model text NOT NULL,
  seed integer NOT NULL,
  time_limit_s integer NOT NULL,
  problem jsonb NOT NULL,
  distance_m bigint NOT NULL,
  work_s bigint NOT NULL,
  road_points integer NOT NULL,
  straight_points integer NOT NULL,
  CONSTRAINT plan_area_id_day_version_key UNIQUE (area_id, day, version),
  CONSTRAINT plan_area_id_fkey FOREIGN KEY (area_id) REFERENCES area(area_id),
  CONSTRAINT plan_pkey PRIMARY KEY (plan_id),
  CONSTRAINT plan_points_not_negative CHECK (((road_points >= 0) AND (straight_points >= 0))),
  CONSTRAINT plan_version_positive CHECK ((version > 0))
);

CREATE TABLE plan_left_out (
  plan_id integer NOT NULL,
  household_id bigint NOT NULL,
  part smallint NOT NULL,
  reason text NOT NULL,
  gaps integer NOT NULL,
  position geometry(Point,4326) NOT NULL,
  CONSTRAINT left_out_gaps_positive CHECK ((gaps > 0)),
  CONSTRAINT plan_left_out_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(household_id),
  CONSTRAINT plan_left_out_pkey PRIMARY KEY (plan_id, household_id, part),
  CONSTRAINT plan_left_out_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(plan_id)
);

CREATE TABLE plan_route (
  plan_id integer NOT NULL,
  route smallint NOT NULL,
  team_id integer NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  break_at timestamp with time zone,
  distance_m integer NOT NULL,
  travel_s integer NOT NULL,
  service_s integer NOT NULL,
  wait_s integer NOT NULL,
  depot geometry(Point,4326) NOT NULL,
  break_minutes integer NOT NULL,
  back_by_road boolean NOT NULL,
  CONSTRAINT plan_route_pkey PRIMARY KEY (plan_id, route),
  CONSTRAINT plan_route_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(plan_id),
  CONSTRAINT plan_route_plan_id_team_id_key UNIQUE (plan_id, team_id),
  CONSTRAINT plan_route_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(team_id)
);

CREATE TABLE plan_stop (
  plan_id integer NOT NULL,
  route smallint NOT NULL,
  stop smallint NOT NULL,
  household_id bigint NOT NULL,
  arrives_at timestamp with time zone NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  leaves_at timestamp with time zone NOT NULL,
  distance_m integer NOT NULL,
  travel_s integer NOT NULL,
  part smallint NOT NULL,
  position geometry(Point,4326) NOT NULL,
  match_code text NOT NULL,
  uncertainty_m integer NOT NULL,
  by_road boolean NOT NULL,
  CONSTRAINT plan_stop_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(household_id),
  CONSTRAINT plan_stop_pkey PRIMARY KEY (plan_id, route, stop),
  CONSTRAINT plan_stop_plan_id_route_fkey FOREIGN KEY (plan_id, route) REFERENCES plan_route(plan_id, route),
  CONSTRAINT stop_counts_from_one CHECK ((stop > 0)),
  CONSTRAINT stop_times_in_order CHECK (((arrives_at <= starts_at) AND (starts_at <= leaves_at))),
  CONSTRAINT stop_uncertainty_positive CHECK ((uncertainty_m > 0))
);
CREATE INDEX plan_stop_household_index ON public.plan_stop USING btree (household_id);

CREATE TABLE plan_task (
  plan_id integer NOT NULL,
  route smallint NOT NULL,
  stop smallint NOT NULL,
  resident_id bigint NOT NULL,
  gap_id smallint NOT NULL,
  CONSTRAINT plan_task_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gap(gap_id),
  CONSTRAINT plan_task_pkey PRIMARY KEY (plan_id, resident_id, gap_id),
  CONSTRAINT plan_task_plan_id_route_stop_fkey FOREIGN KEY (plan_id, route, stop) REFERENCES plan_stop(plan_id, route, stop),
  CONSTRAINT plan_task_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(resident_id)
);
CREATE INDEX plan_task_stop_index ON public.plan_task USING btree (plan_id, route, stop);

CREATE TABLE register_import (
  import_id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  file_name text NOT NULL,
  imported_at timestamp with time zone NOT NULL,
  rows_read integer NOT NULL,
  rows_rejected integer NOT NULL,
  digest bytea NOT NULL,
  CONSTRAINT register_import_pkey PRIMARY KEY (import_id)
);

CREATE TABLE resident (
  resident_id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  household_id bigint NOT NULL,
  number smallint NOT NULL,
  name text NOT NULL,
  birth_year smallint NOT NULL,
  eligible_gaps integer NOT NULL,
  open_gaps integer NOT NULL,
  CONSTRAINT birth_year_plausible CHECK (((birth_year >= 1890) AND (birth_year <= 2100))),
  CONSTRAINT open_gaps_are_eligible CHECK ((((open_gaps & (~ eligible_gaps)) = 0) AND (eligible_gaps >= 0))),
  CONSTRAINT resident_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(household_id),
  CONSTRAINT resident_household_id_number_key UNIQUE (household_id, number),
  CONSTRAINT resident_number_positive CHECK ((number > 0)),
  CONSTRAINT resident_pkey PRIMARY KEY (resident_id)
);

CREATE TABLE team (
  team_id integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  area_id integer NOT NULL,
  skills text[] NOT NULL,
  kits jsonb NOT NULL,
  stock jsonb NOT NULL,
  shift_start time without time zone NOT NULL,
  shift_end time without time zone NOT NULL,
  break_from time without time zone,
  break_until time without time zone,
  break_minutes integer NOT NULL,
  depot_name text NOT NULL,
  depot geometry(Point,4326) NOT NULL,
  speed_kmh real NOT NULL,
  CONSTRAINT break_has_window CHECK ((((break_minutes = 0) = (break_from IS NULL)) AND ((break_from IS NULL) = (break_until IS NULL)))),
  CONSTRAINT break_in_shift CHECK (((break_from >= shift_start) AND (break_until >= break_from) AND (break_until <= shift_end))),
  CONSTRAINT break_minutes_in_range CHECK (((break_minutes >= 0) AND (break_minutes <= 240))),
  CONSTRAINT shift_ends_after_start CHECK ((shift_end > shift_start)),
  CONSTRAINT speed_in_range CHECK (((speed_kmh >= (1)::double precision) AND (speed_kmh <= (120)::double precision))),
  CONSTRAINT team_area_id_fkey FOREIGN KEY (area_id) REFERENCES area(area_id),
  CONSTRAINT team_code_given CHECK ((code <> ''::text)),
  CONSTRAINT team_code_key UNIQUE (code),
  CONSTRAINT team_has_a_skill CHECK ((cardinality(skills) > 0)),
  CONSTRAINT team_pkey PRIMARY KEY (team_id)
);

CREATE TABLE visit_approval (
  event_id uuid NOT NULL,
  approved_by text NOT NULL,
  reason text NOT NULL,
  approved_at timestamp with time zone NOT NULL,
  CONSTRAINT approval_has_a_reason CHECK ((reason <> ''::text)),
  CONSTRAINT approval_is_signed CHECK ((approved_by <> ''::text)),
  CONSTRAINT visit_approval_event_id_fkey FOREIGN KEY (event_id) REFERENCES visit_event(event_id),
  CONSTRAINT visit_approval_pkey PRIMARY KEY (event_id)
);

CREATE TABLE visit_closed_gap (
  event_id uuid NOT NULL,
  resident_id bigint NOT NULL,
  gap_id smallint NOT NULL,
  CONSTRAINT visit_closed_gap_event_id_fkey FOREIGN KEY (event_id) REFERENCES visit_event(event_id),
  CONSTRAINT visit_closed_gap_gap_id_fkey FOREIGN KEY (gap_id) REFERENCES gap(gap_id),
  CONSTRAINT visit_closed_gap_pkey PRIMARY KEY (event_id, resident_id, gap_id),
  CONSTRAINT visit_closed_gap_resident_id_fkey FOREIGN KEY (resident_id) REFERENCES resident(resident_id)
);
CREATE INDEX visit_closed_gap_resident_index ON public.visit_closed_gap USING btree (resident_id, gap_id);

CREATE TABLE visit_event (
  event_id uuid NOT NULL,
  household_id bigint NOT NULL,
  team_id integer,
  plan_id integer,
  outcome text NOT NULL,
  device_time timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  come_back_at timestamp with time zone,
  position geometry(Point,4326),
  accuracy_m real,
  note text,
  replaces uuid,
  CONSTRAINT accuracy_positive CHECK ((accuracy_m > (0)::double precision)),
  CONSTRAINT come_back_has_a_time CHECK (((outcome = 'come_back_at'::text) = (come_back_at IS NOT NULL))),
  CONSTRAINT event_replaces_another CHECK ((replaces <> event_id)),
  CONSTRAINT outcome_known CHECK ((outcome = ANY (ARRAY['done'::text, 'partly'::text, 'not_home'::text, 'come_back_at'::text, 'refused'::text, 'moved'::text, 'not_found'::text, 'inaccessible'::text]))),
  CONSTRAINT position_with_accuracy CHECK ((("position" IS NULL) = (accuracy_m IS NULL))),
  CONSTRAINT visit_event_household_id_fkey FOREIGN KEY (household_id) REFERENCES household(household_id),
  CONSTRAINT visit_event_pkey PRIMARY KEY (event_id),
  CONSTRAINT visit_event_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plan(plan_id),
  CONSTRAINT visit_event_team_id_fkey FOREIGN KEY (team_id) REFERENCES team(team_id)
);
CREATE INDEX visit_event_household_index ON public.visit_event USING btree (household_id, device_time);
CREATE INDEX visit_event_received_index ON public.visit_event USING btree (received_at);
CREATE INDEX visit_event_replaces_index ON public.visit_event USING btree (replaces);

CREATE VIEW closed_gap AS
 SELECT COALESCE(m.into_id, c.resident_id) AS resident_id,
    c.gap_id,
    min(e.device_time) AS closed_at,
    min(e.day) AS closed_on
   FROM visit_closed_gap c
     JOIN visit_event_in_force e USING (event_id)
     LEFT JOIN merged_resident m ON m.resident_id = c.resident_id
  GROUP BY (COALESCE(m.into_id, c.resident_id)), c.gap_id;

CREATE VIEW counted_resident AS
 SELECT r.resident_id,
    COALESCE(m.into_id, r.household_id) AS household_id,
    r.number,
    r.eligible_gaps | COALESCE(twin.eligible_gaps, 0) AS eligible_gaps,
    r.open_gaps | COALESCE(twin.open_gaps, 0) AS open_gaps
   FROM resident r
     LEFT JOIN merged_household m ON m.household_id = r.household_id
     LEFT JOIN merged_resident away ON away.resident_id = r.resident_id
     LEFT JOIN twin_gaps twin ON twin.resident_id = r.resident_id
  WHERE away.resident_id IS NULL;

CREATE VIEW household_coverage AS
 SELECT h.household_id,
    h.gap_id,
    h.eligible,
    h.closed + COALESCE(n.closed, 0::bigint)::integer AS done
   FROM household_gap h
     LEFT JOIN ( SELECT r.household_id,
            c.gap_id,
            count(*) AS closed
           FROM closed_gap c
             JOIN gap g ON g.gap_id = c.gap_id
             JOIN counted_resident r ON r.resident_id = c.resident_id AND (r.open_gaps & (1 << g."bit"::integer)) <> 0
          GROUP BY r.household_id, c.gap_id) n USING (household_id, gap_id);

CREATE VIEW household_gap AS
 SELECT h.household_id,
    g.gap_id,
    h.eligible[g."bit" + 1]::integer AS eligible,
    h.closed[g."bit" + 1]::integer AS closed
   FROM household h
     JOIN gap g ON h.eligible[g."bit" + 1] > 0;

CREATE VIEW location_choice_latest AS
 SELECT DISTINCT ON (c.household_id) c.choice_id,
    c.decision_id,
    c.household_id,
    c.address,
    c.place,
    c."position",
    c.uncertainty_m,
    c.ward_id,
    c.chosen_by,
    c.chosen_at,
    c.replaced
   FROM location_choice c
  WHERE NOT (EXISTS ( SELECT
           FROM location_choice_withdrawal w
          WHERE w.decision_id = c.decision_id))
  ORDER BY c.household_id, c.choice_id DESC;

CREATE VIEW plan_in_force AS
 SELECT DISTINCT ON (plan.area_id, plan.day) plan.plan_id,
    plan.area_id,
    plan.day,
    plan.version,
    plan.created_at,
    plan.travel_model,
    plan.seed,
    plan.time_limit_s,
    plan.problem,
    plan.distance_m,
    plan.work_s,
    plan.road_points,
    plan.straight_points
   FROM plan
  ORDER BY plan.area_id, plan.day, plan.version DESC;

CREATE VIEW planned_gap AS
 SELECT t.plan_id,
    t.route,
    t.stop,
    COALESCE(m.into_id, t.resident_id) AS resident_id,
    t.gap_id
   FROM plan_task t
     LEFT JOIN merged_resident m ON m.resident_id = t.resident_id;

CREATE VIEW resident_gap AS
 SELECT r.resident_id,
    g.gap_id,
    (r.open_gaps & (1 << g."bit"::integer)) <> 0 AS open
   FROM counted_resident r
     JOIN gap g ON (r.eligible_gaps & (1 << g."bit"::integer)) <> 0;

CREATE VIEW twin_gaps AS
 SELECT m.into_id AS resident_id,
    bit_or(r.eligible_gaps) AS eligible_gaps,
    bit_or(r.open_gaps) AS open_gaps
   FROM merged_resident m
     JOIN resident r USING (resident_id)
  GROUP BY m.into_id;

CREATE VIEW visit_event_in_force AS
 SELECT e.event_id,
    e.household_id,
    e.team_id,
    e.plan_id,
    e.outcome,
    e.device_time,
    e.received_at,
    e.come_back_at,
    e."position",
    e.accuracy_m,
    e.note,
    e.replaces,
    local_day(e.device_time) AS day,
    COALESCE(m.into_id, e.household_id) AS counted_household_id
   FROM visit_event e
     LEFT JOIN merged_household m ON m.household_id = e.household_id
  WHERE NOT (EXISTS ( SELECT
           FROM visit_event later
          WHERE later.replaces = e.event_id));
