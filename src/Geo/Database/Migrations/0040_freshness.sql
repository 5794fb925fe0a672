-- A map asks every few seconds whether coverage changed: the newest event and the newest location answer at once.
CREATE INDEX visit_event_received_index ON visit_event (received_at);
CREATE INDEX household_location_located_index ON household_location (located_at);
