// Leaflet with its geocoder control on a Nominatim of our own, as its documentation shows it.
import 'leaflet/dist/leaflet.css';
import 'leaflet-control-geocoder/style.css';
import L from 'leaflet';
import { geocoder, geocoders } from 'leaflet-control-geocoder';

const serviceUrl = new URLSearchParams(location.search).get('service');
const map = L.map('map').setView([11.7, 106.8], 9);
const nominatim = new geocoders.Nominatim({ serviceUrl, geocodingQueryParams: { as_of: '2024-05-06' }, reverseQueryParams: { as_of: '2024-05-06' } });
const control = geocoder({ geocoder: nominatim, collapsed: false }).addTo(map);
control.on('markgeocode', ({ geocode }) => { window.marked = { name: geocode.name, lat: geocode.center.lat, lon: geocode.center.lng }; });
control.on('startsuggest', () => { window.suggested = true; });
map.on('click', async ({ latlng }) => {
  const [found] = await nominatim.reverse(latlng, map.options.crs.scale(map.getZoom()));
  window.reversed = found.name;
});
window.at = (lat, lon, zoom) => { map.setView([lat, lon], zoom, { animate: false }); };
window.ready = true;
