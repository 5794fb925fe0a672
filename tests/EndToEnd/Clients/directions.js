// MapLibre with maplibre-gl-directions on an OSRM of our own.
import 'maplibre-gl/dist/maplibre-gl.css';
import * as maplibregl from 'maplibre-gl';
import MapLibreGlDirections from '@maplibre/maplibre-gl-directions';

const serviceUrl = new URLSearchParams(location.search).get('service');
maplibregl.setWorkerUrl(new URL('/maplibre-gl-worker.mjs', location.href).href);
const map = new maplibregl.Map({
  container: 'map', center: [105.85, 20.99], zoom: 12,
  style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#e9edf0' } }] },
});
map.on('load', () => {
  const directions = new MapLibreGlDirections(map, {
    api: `${serviceUrl}route/v1`, profile: 'driving', requestOptions: { overview: 'full', steps: 'true', alternatives: 'true' },
  });
  directions.on('fetchroutesend', ({ data }) => { window.found = { code: data.directions.code, metres: data.directions.routes[0].distance }; });
  window.draw = points => directions.setWaypoints(points);
  // Asked anew each time: the map's worker cuts the way into tiles after setWaypoints has ended.
  Object.defineProperty(window, 'drawn', { get: () => map.querySourceFeatures('maplibre-gl-directions').length });
  window.ready = true;
});
