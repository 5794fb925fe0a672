-- The hexagon of ST_Hexagon(edge, i, j) that a point of the plane lies in: axial coordinates, rounded in the cube,
-- then columns with odd numbers shifted up. Arithmetic on numbers: ST_HexagonGrid with ST_Intersects took ten times
-- as long for the whole province.
CREATE OR REPLACE FUNCTION hexagon_at(x double precision, y double precision, edge double precision)
RETURNS TABLE (i integer, j integer) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
  SELECT cube.q::integer, (cube.r + (cube.q - abs(mod(cube.q::integer, 2))) / 2)::integer
  FROM (SELECT x * 2 / 3 / edge AS q, (y * sqrt(3) - x) / 3 / edge AS r) axial,
  LATERAL (SELECT round(axial.q) AS q, round(axial.r) AS r, round(-axial.q - axial.r) AS s) near,
  LATERAL (SELECT
    CASE WHEN abs(near.q - axial.q) > abs(near.r - axial.r) AND abs(near.q - axial.q) > abs(near.s + axial.q + axial.r)
      THEN -near.r - near.s ELSE near.q END AS q,
    CASE WHEN abs(near.q - axial.q) > abs(near.r - axial.r) AND abs(near.q - axial.q) > abs(near.s + axial.q + axial.r)
      THEN near.r
      WHEN abs(near.r - axial.r) > abs(near.s + axial.q + axial.r) THEN -near.q - near.s ELSE near.r END AS r) cube
$body$;

-- Web Mercator without ST_Transform, which took most of a tile's time.
CREATE OR REPLACE FUNCTION mercator_x(lon double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$ SELECT radians(lon) * 6378137 $body$;

CREATE OR REPLACE FUNCTION mercator_y(lat double precision) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $body$ SELECT ln(tan(radians(45 + lat / 2))) * 6378137 $body$;
