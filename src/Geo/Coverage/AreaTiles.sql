-- $1 zoom, $2 column, $3 row; $4 ward ids with $5 eligible and $6 done; $7 least eligible to show figures;
-- $8 code of the campaign's area, $9 day of the units.
WITH tile AS (
  SELECT ST_TileEnvelope($1, $2, $3) AS bounds, ST_Transform(ST_TileEnvelope($1, $2, $3, margin => 0.02), 4326) AS around
), ward AS (
  SELECT a.area_id, a.code, a.name, p.name AS district, r.eligible, r.done, a.geom, a.centre
  FROM unnest($4::integer[], $5::bigint[], $6::bigint[]) AS r (area_id, eligible, done)
  JOIN area a USING (area_id)
  LEFT JOIN area p ON p.area_id = a.parent_id AND p.level = 'district'
), ward_shape AS (
  SELECT w.area_id AS id, w.code, w.name, w.district,
    CASE WHEN w.eligible >= $7 THEN w.eligible END AS eligible,
    CASE WHEN w.eligible >= $7 THEN w.done END AS done,
    CASE WHEN w.eligible >= $7 THEN w.eligible - w.done END AS open,
    CASE WHEN w.eligible >= $7 THEN (1000 * w.done / w.eligible)::integer END AS permille,
    CASE WHEN w.eligible < $7 THEN true END AS few,
    ST_AsMVTGeom(ST_Transform(w.geom, 3857), tile.bounds, 4096, 64) AS geom
  FROM ward w, tile
  WHERE w.geom && tile.around
), ward_name AS (
  SELECT w.area_id AS id, w.name, ST_AsMVTGeom(ST_Transform(w.centre, 3857), tile.bounds, 4096, 0) AS geom
  FROM ward w, tile
  WHERE w.centre && tile.around
), border AS (
  -- Outer rings only: wards that do not quite meet leave slivers in the union of a district. A district within
  -- another one has a ring of its own.
  SELECT a.level, ST_AsMVTGeom(ST_Transform(ring.geom, 3857), tile.bounds, 4096, 64) AS geom
  FROM area a LEFT JOIN area p ON p.area_id = a.parent_id, tile,
  LATERAL (
    SELECT ST_Collect(ST_ExteriorRing(part.geom)) AS geom
    FROM ST_Dump(a.geom) part
    WHERE ST_Area(part.geom) > 0.01 * ST_Area(a.geom)
  ) ring
  WHERE a.level <> 'ward' AND a.valid @> $9::date AND $8 IN (a.code, p.code) AND a.geom && tile.around
), place AS (
  -- A place belongs to the tile it lies in alone: labels would stand twice on the seam.
  SELECT l.name, ST_AsMVTGeom(ST_Transform(l.position, 3857), tile.bounds, 4096, 0) AS geom
  FROM locality l, tile
  WHERE $1 >= 10 AND l.position && tile.around
)
SELECT coalesce((SELECT ST_AsMVT(ward_shape, 'wards', 4096, 'geom', 'id') FROM ward_shape WHERE geom IS NOT NULL), '')
  || coalesce((SELECT ST_AsMVT(border, 'borders', 4096, 'geom') FROM border WHERE geom IS NOT NULL), '')
  || coalesce((SELECT ST_AsMVT(place, 'localities', 4096, 'geom') FROM place WHERE geom IS NOT NULL), '')
  || coalesce((SELECT ST_AsMVT(ward_name, 'ward_names', 4096, 'geom', 'id') FROM ward_name WHERE geom IS NOT NULL), '')
