-- The hexagon of ST_Hexagon(edge, i, j) that a point of the plane lies in: axial coordinates, rounded in the cube,
-- then columns with odd numbers shifted up. Arithmetic on numbers: ST_HexagonGrid with ST_Intersects took ten times
-- as long for the whole province. OFFSET 0 keeps each step a step: merged into one expression, the first ones were
-- worked out dozens of times for each point.
CREATE OR REPLACE FUNCTION hexagon_at(x double precision, y double precision, edge double precision)
RETURNS TABLE (i integer, j integer) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
  SELECT cube.q::integer, (cube.r + (cube.q - abs(mod(cube.q::integer, 2))) / 2)::integer
  FROM (
    SELECT
      CASE WHEN off.q > off.r AND off.q > off.s THEN -off.near_r - off.near_s ELSE off.near_q END AS q,
      CASE WHEN off.r >= off.q AND off.r > off.s THEN -off.near_q - off.near_s ELSE off.near_r END AS r
    FROM (
      SELECT near.q AS near_q, near.r AS near_r, near.s AS near_s,
        abs(near.q - near.at_q) AS q, abs(near.r - near.at_r) AS r, abs(near.s + near.at_q + near.at_r) AS s
      FROM (
        SELECT at.q AS at_q, at.r AS at_r, round(at.q) AS q, round(at.r) AS r, round(-at.q - at.r) AS s
        FROM (SELECT x * 2 / 3 / edge AS q, (y * sqrt(3) - x) / 3 / edge AS r OFFSET 0) at
        OFFSET 0) near
      OFFSET 0) off
    OFFSET 0) cube
$body$;

-- Web Mercator without ST_Transform, which took most of a tile's time.
CREATE OR REPLACE FUNCTION mercator_x(lon double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$ SELECT radians(lon) * 6378137 $body$;

CREATE OR REPLACE FUNCTION mercator_y(lat double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$ SELECT ln(tan(radians(45 + lat / 2))) * 6378137 $body$;
