-- $1 zoom, $2 column, $3 row; $4 edge in metres; $5 gap code or empty for all; $6 least eligible to show figures;
-- $7 the widest uncertainty in metres; $8 code of the campaign's area, $9 day of its units.
-- The surroundings are written out, not joined: only then are they known when the statement is planned, and a
-- tile of the whole province is read by a scan instead of 273,399 look-ups.
WITH tile AS (
  SELECT ST_TileEnvelope($1, $2, $3) AS bounds
), land AS MATERIALIZED (
  SELECT ST_Transform(geom, 3857) AS geom FROM area WHERE code = $8 AND valid @> $9::date
), place AS (
  -- Addresses known by their hamlet or ward share its point: each point is put in its hexagons once.
  SELECT row_number() OVER () AS place, mercator_x(ST_X(l.position)) AS x, mercator_y(ST_Y(l.position)) AS y,
    l.uncertainty_m / cos(radians(ST_Y(l.position))) AS reach, sum(c.eligible) AS eligible, sum(c.done) AS done
  FROM household_location l
  JOIN household_coverage c USING (household_id)
  WHERE l.position && ST_Transform(ST_Expand(ST_TileEnvelope($1, $2, $3), 2.2 * $4 + 1.1 * $7), 4326)
    AND c.gap_id = ANY (ARRAY(SELECT gap_id FROM gap WHERE $5 IN ('', code)))
  GROUP BY l.position, l.uncertainty_m
), candidate AS (
  -- Less sure than a hexagon is wide: any hexagon whose middle may be the place, beyond the border only if all are.
  SELECT c.*, bool_or(c.inside) OVER (PARTITION BY c.place) AS any_inside
  FROM (
    SELECT p.place, p.eligible, p.done, i, j, EXISTS (SELECT FROM land WHERE ST_Covers(land.geom, ST_SetSRID(
      ST_MakePoint(1.5 * $4 * i, sqrt(3) * $4 * (j + abs(mod(i, 2)) / 2.0)), 3857))) AS inside
    FROM place p,
      generate_series(ceil((p.x - p.reach) / (1.5 * $4))::integer, floor((p.x + p.reach) / (1.5 * $4))::integer) AS i,
      generate_series(floor((p.y - p.reach) / (sqrt(3) * $4))::integer - 1, ceil((p.y + p.reach) / (sqrt(3) * $4))::integer) AS j
    WHERE p.reach > $4
      AND (1.5 * $4 * i - p.x) ^ 2 + (sqrt(3) * $4 * (j + abs(mod(i, 2)) / 2.0) - p.y) ^ 2 <= p.reach ^ 2
  ) c
), part AS (
  SELECT cell.i, cell.j, p.eligible::double precision AS eligible, p.done::double precision AS done, p.eligible AS sure
  FROM place p, LATERAL hexagon_at(p.x, p.y, $4) cell
  WHERE p.reach <= $4
  UNION ALL
  SELECT i, j, eligible / (count(*) OVER (PARTITION BY place))::double precision,
    done / (count(*) OVER (PARTITION BY place))::double precision, 0
  FROM candidate
  WHERE inside OR NOT any_inside
), hexagon AS (
  SELECT i, j, sum(eligible) AS eligible, sum(done) AS done, sum(sure) AS sure
  FROM part
  GROUP BY i, j
), shape AS (
  SELECT
    CASE WHEN h.eligible >= $6 THEN round(h.eligible)::bigint END AS eligible,
    CASE WHEN h.eligible >= $6 THEN round(h.done)::bigint END AS done,
    CASE WHEN h.eligible >= $6 THEN round(h.eligible)::bigint - round(h.done)::bigint END AS open,
    CASE WHEN h.eligible >= $6 THEN floor(1000 * h.done / h.eligible + 1e-6)::integer END AS permille,
    CASE WHEN h.eligible >= $6 THEN floor(1000 * h.sure / h.eligible + 1e-6)::integer END AS sure,
    CASE WHEN h.eligible < $6 THEN true END AS few,
    ST_AsMVTGeom(ST_SetSRID(ST_Hexagon($4, h.i, h.j), 3857), tile.bounds, 4096, 64) AS geom
  FROM hexagon h, tile
  WHERE h.eligible >= 1
)
SELECT coalesce((SELECT ST_AsMVT(shape, 'hexagons', 4096, 'geom') FROM shape WHERE geom IS NOT NULL), '')
