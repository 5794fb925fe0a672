-- $1 zoom, $2 column, $3 row; $4 edge in metres; $5 gap code or empty for all; $6 least eligible to show figures.
-- The surroundings are written out, not joined: only then are they known when the statement is planned, and a
-- tile of the whole province is read by a scan instead of 273,399 look-ups.
WITH tile AS (
  SELECT ST_TileEnvelope($1, $2, $3) AS bounds
), place AS (
  -- Addresses known by their hamlet share its point: each point is put in its hexagon once.
  SELECT l.position, sum(c.eligible) AS eligible, sum(c.done) AS done
  FROM household_location l
  JOIN household_coverage c USING (household_id)
  WHERE l.position && ST_Transform(ST_Expand(ST_TileEnvelope($1, $2, $3), 2.2 * $4), 4326)
    AND l.uncertainty_m <= $4 AND c.gap_id = ANY (ARRAY(SELECT gap_id FROM gap WHERE $5 IN ('', code)))
  GROUP BY l.position
), hexagon AS (
  SELECT cell.i, cell.j, sum(p.eligible)::bigint AS eligible, sum(p.done)::bigint AS done
  FROM place p, LATERAL hexagon_at(mercator_x(ST_X(p.position)), mercator_y(ST_Y(p.position)), $4) cell
  GROUP BY cell.i, cell.j
), shape AS (
  SELECT
    CASE WHEN h.eligible >= $6 THEN h.eligible END AS eligible,
    CASE WHEN h.eligible >= $6 THEN h.done END AS done,
    CASE WHEN h.eligible >= $6 THEN h.eligible - h.done END AS open,
    CASE WHEN h.eligible >= $6 THEN (1000 * h.done / h.eligible)::integer END AS permille,
    CASE WHEN h.eligible < $6 THEN true END AS few,
    ST_AsMVTGeom(ST_SetSRID(ST_Hexagon($4, h.i, h.j), 3857), tile.bounds, 4096, 64) AS geom
  FROM hexagon h, tile
  WHERE h.eligible > 0
)
SELECT coalesce((SELECT ST_AsMVT(shape, 'hexagons', 4096, 'geom') FROM shape WHERE geom IS NOT NULL), '')
