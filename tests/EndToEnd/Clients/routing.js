// Leaflet with leaflet-routing-machine on an OSRM of our own; steps told by osrm-text-instructions; all calls by osrm-rest-client.
import 'leaflet/dist/leaflet.css';
import 'leaflet-routing-machine/dist/leaflet-routing-machine.css';
import L from 'leaflet';
import 'leaflet-routing-machine';
import osrmTextInstructions from 'osrm-text-instructions';
import { OSRM } from 'osrm-rest-client';

const serviceUrl = new URLSearchParams(location.search).get('service');
const map = L.map('map').setView([20.99, 105.85], 13);
window.draw = points => {
  const control = L.Routing.control({
    router: L.Routing.osrmv1({ serviceUrl: `${serviceUrl}route/v1`, profile: 'driving', language: 'en' }),
    waypoints: points.map(([lon, lat]) => L.latLng(lat, lon)), showAlternatives: true,
  }).addTo(map);
  control.on('routesfound', ({ routes: [route] }) => {
    const { totalDistance, totalTime } = route.summary;
    window.found = { metres: totalDistance, seconds: totalTime, points: route.coordinates.length, instructions: route.instructions.map(({ type, text }) => `${type}: ${text}`) };
  });
  control.on('routingerror', ({ error }) => { window.found = { error: error.message }; });
};
window.tell = (language, legs) => {
  const texts = osrmTextInstructions('v5');
  return legs.flatMap(leg => leg.steps.map(step => texts.compile(language, step, { legCount: legs.length, legIndex: legs.indexOf(leg) })));
};
window.osrm = OSRM({ osrm: serviceUrl.replace(/\/$/, ''), defaultProfile: 'driving' });
window.ready = true;
