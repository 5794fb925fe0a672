// The coordinator's board: the routes on the map beside the teams' lists.
import type { FeatureCollection, Position } from 'geojson';
import { createMap, tiles } from '../map/basemap';
import { readBlock } from '../map/data';
import { enliven } from './again';
import { emphasis, layers, routeLayers } from './routes';

const texts = readBlock<Record<string, string>>('texts');
enliven(texts);
// Above, room for the key.
const padding = { top: document.querySelector<HTMLElement>('.map-key')!.offsetHeight + 36, bottom: 36, left: 36, right: 36 };
void drawMap(document.getElementById('map')!);

async function drawMap(container: HTMLElement): Promise<void> {
  const answer = await fetch(container.dataset.url!);
  if (!answer.ok) return;
  const plan = await answer.json() as FeatureCollection;
  const map = createMap({
    container,
    bounds: bounds(plan),
    padding,
    sources: {
      areas: { type: 'vector', tiles: tiles('areas', 'all', ''), minzoom: 5, maxzoom: 11 },
      plan: { type: 'geojson', data: plan },
    },
    layers: layers(),
  });
  if (!map) {
    container.textContent = texts['noWebGl']!;
    return;
  }
  const leftOut = document.getElementById('show-left-out') as HTMLInputElement;
  leftOut.addEventListener('change', () =>
    map.setLayoutProperty('left-out', 'visibility', leftOut.checked ? 'visible' : 'none'));
  const all = document.getElementById('all-teams')!;
  const teams = [...document.querySelectorAll<HTMLDetailsElement>('details.team')];

  const choose = (team: number | null): void => {
    const { line, width } = emphasis(team);
    for (const layer of routeLayers) {
      map.setPaintProperty(layer, 'line-opacity', line);
      map.setPaintProperty(layer, 'line-width', width);
    }
    map.setPaintProperty('stops', 'circle-opacity', line);
    map.setPaintProperty('stops', 'circle-stroke-opacity', line);
    for (const layer of ['stop-numbers', 'route-numbers']) map.setPaintProperty(layer, 'text-opacity', line);
    all.hidden = team === null;
    const chosen = team === null ? plan : {
      ...plan, features: plan.features.filter(feature => feature.properties?.['team'] === team),
    };
    map.fitBounds(bounds(chosen), { padding, maxZoom: 15 });
  };
  for (const team of teams)
    team.addEventListener('toggle', () => {
      if (team.open) {
        for (const other of teams) if (other !== team) other.open = false;
        choose(Number(team.dataset.team));
      } else if (!teams.some(other => other.open)) choose(null);
    });
  all.addEventListener('click', () => { for (const team of teams) team.open = false; choose(null); });
  map.on('click', 'stops', event => open(Number(event.features?.[0]?.properties['team'])));
  for (const layer of routeLayers) map.on('click', layer, event => open(Number(event.features?.[0]?.properties['team'])));

  function open(number: number): void {
    const team = teams.find(candidate => Number(candidate.dataset.team) === number);
    if (team) team.open = true;
    team?.scrollIntoView({ block: 'nearest' });
  }
}

function bounds(plan: FeatureCollection): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const { geometry, properties } of plan.features) {
    if (properties?.['kind'] === 'leftOut') continue;
    const positions: Position[] = geometry.type === 'Point' ? [geometry.coordinates]
      : geometry.type === 'MultiLineString' ? geometry.coordinates.flat() : [];
    for (const [lon, lat] of positions) {
      box[0] = Math.min(box[0], lon!); box[1] = Math.min(box[1], lat!);
      box[2] = Math.max(box[2], lon!); box[3] = Math.max(box[3], lat!);
    }
  }
  return box[0] <= box[2] ? box : [102, 8, 110, 24];
}
