// A map without any background service: our own tiles on a plain ground, labels in the device's own font.
import 'maplibre-gl/dist/maplibre-gl.css';
import * as maplibregl from 'maplibre-gl';
import type { LayerSpecification, Map as MapLibreMap, PaddingOptions, SourceSpecification } from 'maplibre-gl';

maplibregl.setWorkerUrl(new URL('/dist/maplibre-gl-worker.mjs', location.href).href);

export const labelFont = ['sans-serif'];

export interface BaseMap {
  container: HTMLElement;
  bounds: [number, number, number, number];
  padding: PaddingOptions;
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
  attribution?: string;
}

/** Null where the browser has no WebGL. */
export function createMap(base: BaseMap): MapLibreMap | null {
  try {
    const map = new maplibregl.Map({
      container: base.container,
      style: {
        version: 8,
        sources: base.sources,
        layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#e9edf0' } }, ...base.layers],
      },
      bounds: base.bounds,
      fitBoundsOptions: { padding: base.padding },
      attributionControl: base.attribution ? { compact: true, customAttribution: base.attribution } : false,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 17,
      minZoom: 5,
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'top-right');
    map.addControl(new maplibregl.ScaleControl({ unit: 'metric' }), 'bottom-right');
    // The tests and the printing of pictures wait for this.
    map.on('idle', () => { base.container.dataset.idle = 'true'; });
    map.on('dataloading', () => { base.container.dataset.idle = 'false'; });
    return map;
  } catch (error) {
    console.warn('The map cannot be drawn.', error);
    return null;
  }
}

/** The address of a tile layer; MapLibre's worker needs it absolute. */
export function tiles(layer: string, gap: string, version: string): string[] {
  return [`${location.origin}/tiles/${layer}/${gap}/{z}/{x}/{y}.mvt?v=${version}`];
}
