-- $1 zoom, $2 column, $3 row; $4 edge in metres; $5 gap code or empty for all; $6 least eligible to show figures.
WITH tile AS (
  SELECT ST_TileEnvelope($1, $2, $3) AS bounds,
    ST_Transform(ST_Expand(ST_TileEnvelope($1, $2, $3), 2.2 * $4), 4326) AS around
), hexagon AS (
  SELECT cell.i, cell.j, sum(c.eligible) AS eligible, sum(c.done) AS done
  FROM tile
  JOIN household_location l ON l.position && tile.around
  JOIN household_coverage c USING (household_id)
  JOIN gap g USING (gap_id),
  LATERAL hexagon_at(mercator_x(ST_X(l.position)), mercator_y(ST_Y(l.position)), $4) cell
  WHERE l.uncertainty_m <= $4 AND $5 IN ('', g.code)
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
