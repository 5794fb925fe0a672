-- What happened at the door. Events are only ever added; a correction is a new event that replaces an old one.
CREATE TABLE visit_event (
  event_id     uuid PRIMARY KEY,
  household_id bigint NOT NULL REFERENCES household,
  team_id      integer REFERENCES team,
  plan_id      integer REFERENCES plan,
  outcome      text NOT NULL CONSTRAINT outcome_known CHECK (outcome IN
                 ('done', 'partly', 'not_home', 'come_back_at', 'refused', 'moved', 'not_found', 'inaccessible')),
  device_time  timestamptz NOT NULL,
  received_at  timestamptz NOT NULL,
  come_back_at timestamptz,
  position     geometry(Point, 4326),
  accuracy_m   real CONSTRAINT accuracy_positive CHECK (accuracy_m > 0),
  note         text,
  -- No foreign key: the correction may reach the server before the event that it corrects.
  replaces     uuid CONSTRAINT event_replaces_another CHECK (replaces <> event_id),
  CONSTRAINT come_back_has_a_time CHECK ((outcome = 'come_back_at') = (come_back_at IS NOT NULL)),
  CONSTRAINT position_with_accuracy CHECK ((position IS NULL) = (accuracy_m IS NULL))
);
CREATE INDEX visit_event_household_index ON visit_event (household_id, device_time);
CREATE INDEX visit_event_replaces_index ON visit_event (replaces);

-- The person-gaps closed by an event with outcome done or partly.
CREATE TABLE visit_closed_gap (
  event_id    uuid NOT NULL REFERENCES visit_event,
  resident_id bigint NOT NULL REFERENCES resident,
  gap_id      smallint NOT NULL REFERENCES gap,
  PRIMARY KEY (event_id, resident_id, gap_id)
);
CREATE INDEX visit_closed_gap_resident_index ON visit_closed_gap (resident_id, gap_id);

-- Only an approved "inaccessible" counts as such; asking for it does not.
CREATE TABLE visit_approval (
  event_id    uuid PRIMARY KEY REFERENCES visit_event,
  approved_by text NOT NULL CONSTRAINT approval_is_signed CHECK (approved_by <> ''),
  reason      text NOT NULL CONSTRAINT approval_has_a_reason CHECK (reason <> ''),
  approved_at timestamptz NOT NULL
);

CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION '% keeps its rows: add a new one instead of % ', TG_TABLE_NAME, lower(TG_OP)
    USING ERRCODE = 'restrict_violation';
END $body$;

CREATE TRIGGER visit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_event
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER visit_closed_gap_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_closed_gap
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER visit_approval_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_approval
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER plan_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER plan_route_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_route
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER plan_stop_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_stop
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
CREATE TRIGGER plan_task_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON plan_task
  FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
