// The leader's map: chooses gap and layer, shows figures under the pointer, follows the server's changes.
import type { Map as MapLibreMap, VectorTileSource } from 'maplibre-gl';
import { createMap, tiles } from '../map/basemap';
import { fill, numbers, readBlock } from '../map/data';
import { layers, shownIf, sources, type Choice, type LayerChoice } from './layers';
import { enliven } from './table';
import { showTip, type Figures } from './tip';

interface State extends Choice {
  extent: [number, number, number, number];
  breaks: number[];
  finestHexagonZoom: number;
}

const askEveryMs = 10_000;
const state = readBlock<State>('state');
const texts = readBlock<Record<string, string>>('texts');
const panel = document.getElementById('panel')!;
const tip = document.getElementById('tip')!;
const container = document.getElementById('map')!;
let hovered: number | undefined;

const map = createMap({
  container,
  bounds: state.extent,
  padding: { top: 24, bottom: 24, left: 24, right: 24 },
  sources: sources(state, state.finestHexagonZoom),
  layers: layers(state, state.breaks),
  attribution: texts['attribution'],
});
if (map) followPointer(map);
else showTip(tip, { name: texts['noWebGl'] }, { few: '' });
refreshPanel();
setInterval(() => void askForChange(), askEveryMs);

function followPointer(map: MapLibreMap): void {
  const show = (point: { x: number; y: number }): void => {
    const found = map.queryRenderedFeatures([point.x, point.y], { layers: ['hexagons', 'land'] });
    const hexagon = found.find(feature => feature.layer.id === 'hexagons');
    const ward = found.find(feature => feature.layer.id === 'land');
    hover(map, ward?.id as number | undefined);
    if (state.layer === 'wards') showTip(tip, ward ? ward.properties as Figures : null, texts);
    else showTip(tip, hexagon ? { ...hexagon.properties as Figures, district: ward?.properties['name'] as string } : null, texts);
  };
  map.on('mousemove', event => show(event.point));
  map.on('click', event => show(event.point));
  map.on('mouseout', () => { hover(map, undefined); showTip(tip, null, texts); });
  map.on('zoomend', showReach);
}

function hover(map: MapLibreMap, ward: number | undefined): void {
  if (ward === hovered) return;
  const target = (id: number) => ({ source: 'areas', sourceLayer: 'wards', id });
  if (hovered !== undefined) map.setFeatureState(target(hovered), { hover: false });
  if (ward !== undefined) map.setFeatureState(target(ward), { hover: true });
  hovered = ward;
}

function refreshPanel(): void {
  for (const link of panel.querySelectorAll<HTMLAnchorElement>('a[data-gap], a[data-layer]'))
    link.addEventListener('click', event => {
      if (event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      state.gap = link.dataset.gap ?? state.gap;
      state.layer = (link.dataset.layer as LayerChoice | undefined) ?? state.layer;
      void apply();
    });
  enliven(panel, row => {
    const [lon, lat] = row.querySelector<HTMLElement>('.to-ward')!.dataset.centre!.split(' ').map(Number);
    map?.flyTo({ center: [lon!, lat!], zoom: 11 });
    if (map) hover(map, Number(row.dataset.area));
  });
  showReach();
}

function showReach(): void {
  const note = document.getElementById('reach');
  if (!note || !map) return;
  const sure = note.dataset.sure!.split(',').map(Number);
  const eligible = Math.max(1, Number(note.dataset.eligible));
  const zoom = Math.min(state.finestHexagonZoom, Math.floor(map.getZoom()));
  const share = Math.floor((100 * (sure[zoom] ?? 0)) / eligible);
  const lost = eligible - Number(note.dataset.located);
  note.textContent = fill(texts['reach']!, numbers.format(share), numbers.format(lost));
}

async function apply(): Promise<void> {
  const address = `/?gap=${state.gap}&layer=${state.layer}`;
  history.replaceState(null, '', address);
  document.querySelector<HTMLInputElement>('.language input[name=back]')!.value = address;
  if (map) {
    (map.getSource('areas') as VectorTileSource).setTiles(tiles('areas', state.gap, state.version));
    (map.getSource('hexagons') as VectorTileSource).setTiles(tiles('hexagons', state.gap, state.version));
    map.setLayoutProperty('wards', 'visibility', shownIf(state.layer === 'wards'));
    map.setLayoutProperty('hexagons', 'visibility', shownIf(state.layer === 'hexagons'));
  }
  showTip(tip, null, texts);
  const focused = document.activeElement?.closest<HTMLElement>('[data-gap], [data-layer]')?.dataset;
  const scrolled = panel.scrollTop;
  const answer = await fetch(`${address}&handler=panel`);
  if (!answer.ok) return;
  panel.innerHTML = await answer.text();
  panel.scrollTop = scrolled;
  refreshPanel();
  const again = focused?.gap ? `[data-gap="${focused.gap}"]` : focused?.layer ? `[data-layer="${focused.layer}"]` : null;
  if (again) panel.querySelector<HTMLElement>(again)?.focus();
}

async function askForChange(): Promise<void> {
  if (document.hidden) return;
  try {
    const answer = await fetch('/api/coverage');
    if (!answer.ok) return;
    const { version } = await answer.json() as { version: string };
    if (version === state.version) return;
    state.version = version;
    await apply();
  } catch {
    showTip(tip, { name: texts['offline'] }, { few: '' });
  }
}
