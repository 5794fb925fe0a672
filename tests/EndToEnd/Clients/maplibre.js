// MapLibre with its geocoder control, its calls to Nominatim written as the example of its documentation has them.
import 'maplibre-gl/dist/maplibre-gl.css';
import '@maplibre/maplibre-gl-geocoder/dist/maplibre-gl-geocoder.css';
import * as maplibregl from 'maplibre-gl';
import MaplibreGeocoder from '@maplibre/maplibre-gl-geocoder';

const serviceUrl = new URLSearchParams(location.search).get('service');
maplibregl.setWorkerUrl(new URL('/maplibre-gl-worker.mjs', location.href).href);
const map = new maplibregl.Map({
  container: 'map', center: [106.8, 11.7], zoom: 8,
  style: { version: 8, sources: {}, layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#e9edf0' } }] },
});

async function ask(call, parameters) {
  const answer = await fetch(`${serviceUrl}${call}?${new URLSearchParams({ format: 'geojson', as_of: '2024-05-06', ...parameters })}`);
  const { features } = await answer.json();
  return {
    type: 'FeatureCollection',
    features: features.map(feature => ({
      type: 'Feature', geometry: { type: 'Point', coordinates: [(feature.bbox[0] + feature.bbox[2]) / 2, (feature.bbox[1] + feature.bbox[3]) / 2] },
      place_name: feature.properties.display_name, properties: feature.properties, text: feature.properties.display_name,
      place_type: ['place'], bbox: feature.bbox,
    })),
  };
}

const geocoder = new MaplibreGeocoder({
  forwardGeocode: ({ query }) => ask('search', { q: query, polygon_geojson: 1, addressdetails: 1 }),
  reverseGeocode: ({ query }) => ask('reverse', { lon: query[0], lat: query[1], zoom: 14 }),
}, { maplibregl, reverseGeocode: true, marker: true, showResultsWhileTyping: false, flyTo: { animate: false } });
map.addControl(geocoder);
geocoder.on('result', ({ result }) => { window.marked = { name: result.place_name, lon: result.geometry.coordinates[0], lat: result.geometry.coordinates[1] }; });
window.ready = true;
