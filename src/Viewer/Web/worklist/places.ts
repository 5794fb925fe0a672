// The map of the work list: the present household's candidates.
import type { Feature, Geometry, Position } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { createMap, tiles } from '../map/basemap';
import { around, circle, type Box } from './circle';
import type { Candidate, Household } from './household';
import { layers } from './layers';

const nothing = { type: 'FeatureCollection' as const, features: [] };
const padding = { top: 40, bottom: 40, left: 40, right: 40 };

export class Places {
  private readonly outlines = new Map<number, Promise<Geometry | null>>();
  private shown: Household | null = null;
  private features: Feature[] = [];

  private constructor(readonly map: MapLibreMap, private readonly extent: Box) {}

  /** Null where the browser has no WebGL. */
  static create(container: HTMLElement, extent: Box): Places | null {
    const map = createMap({
      container, bounds: extent, padding,
      sources: {
        areas: { type: 'vector', tiles: tiles('areas', 'all', ''), minzoom: 5, maxzoom: 11 },
        places: { type: 'geojson', data: nothing },
        draft: { type: 'geojson', data: nothing },
      },
      layers: layers(),
    });
    map?.keyboard.disable(); // arrow keys step through households; the list says the same as the map
    map?.getCanvas().setAttribute('tabindex', '-1');
    return map && new Places(map, extent);
  }

  /** Draws points and circles at once, outlines as they come. */
  async show(household: Household): Promise<void> {
    this.shown = household;
    this.pointAt(null);
    this.draw(household, []);
    const wards = [...new Set([...household.candidates.map(candidate => candidate.areaId), ...household.around])];
    const found = await Promise.all(wards.map(async id => ({ id, outline: await this.outline(id) })));
    if (this.shown === household) this.draw(household, found);
  }

  pointAt(index: number | null): void {
    const set = (): void => { this.map.setGlobalStateProperty('pointedAt', index ?? -1); };
    if (this.map.isStyleLoaded()) set();
    else this.map.once('idle', set);
  }

  /** Asks for what the next household needs, so that it is there when it is shown. */
  prepare(household: Household | undefined): void {
    for (const candidate of household?.candidates ?? []) void this.outline(candidate.areaId);
    for (const area of household?.around ?? []) void this.outline(area);
  }

  private draw(household: Household, wards: { id: number; outline: Geometry | null }[]): void {
    this.features = [
      ...wards.flatMap(({ id, outline }) => outline === null ? [] : [feature(household.around.includes(id) ? 'around' : 'outline', household.candidates.findIndex(
        candidate => candidate.areaId === id), outline)]),
      ...household.candidates.flatMap(marks),
    ];
    // Before the style is there, what is drawn last is what is drawn first.
    const apply = (): void => { (this.map.getSource('places') as GeoJSONSource).setData({ type: 'FeatureCollection', features: this.features }); };
    if (this.map.getSource('places')) apply();
    else this.map.once('load', apply);
    const box = around(positions(this.features.filter(({ properties }) => properties!['kind'] !== 'point')));
    this.map.fitBounds(box ?? this.extent, { padding, maxZoom: 14, duration: 250 });
  }

  private outline(areaId: number): Promise<Geometry | null> {
    let known = this.outlines.get(areaId);
    if (!known) {
      known = fetch(`/api/areas/${areaId}/outline`).then(answer => answer.ok ? answer.json() as Promise<Geometry> : null).catch(() => null);
      this.outlines.set(areaId, known);
    }
    return known;
  }
}

function marks(candidate: Candidate, index: number): Feature[] {
  const at: [number, number] = [candidate.lon, candidate.lat];
  return [
    feature('circle', index, { type: 'Polygon', coordinates: circle(at, candidate.uncertaintyMetres) }),
    feature('point', index, { type: 'Point', coordinates: at }),
  ];
}

function feature(kind: string, index: number, geometry: Geometry): Feature {
  return { type: 'Feature', properties: { kind, index, label: index < 9 ? String(index + 1) : '' }, geometry };
}

function* positions(features: Feature[]): Iterable<Position> {
  for (const { geometry } of features) {
    if (geometry.type === 'Polygon') yield* geometry.coordinates.flat();
    if (geometry.type === 'MultiPolygon') yield* geometry.coordinates.flat(2);
  }
}
