// How coverage is drawn: the same fixed classes and colours for wards and hexagons.
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { labelFont, tiles } from '../map/basemap';

/** The darker, the more is open; told apart with every kind of colour vision and in greys. */
export const rateColours = ['#431402', '#74270a', '#a63f07', '#d9650f', '#f39b35', '#f9c568', '#fce3a4', '#fdf6de'];
export const fewColour = '#c3cad3';

export type LayerChoice = 'wards' | 'hexagons';

export interface Choice {
  gap: string;
  layer: LayerChoice;
  version: string;
}

export function sources(choice: Choice, finestHexagonZoom: number): Record<string, SourceSpecification> {
  return {
    areas: { type: 'vector', tiles: tiles('areas', choice.gap, choice.version), minzoom: 5, maxzoom: 11 },
    hexagons: {
      type: 'vector', tiles: tiles('hexagons', choice.gap, choice.version), minzoom: 5, maxzoom: finestHexagonZoom,
    },
  };
}

export function layers(choice: Choice, breaks: number[]): LayerSpecification[] {
  const colour = rateColour(breaks);
  const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
  return [
    { id: 'land', type: 'fill', source: 'areas', 'source-layer': 'wards', paint: { 'fill-color': '#f7f8f8' } },
    {
      id: 'wards', type: 'fill', source: 'areas', 'source-layer': 'wards',
      layout: { visibility: shownIf(choice.layer === 'wards') }, paint: { 'fill-color': colour },
    },
    {
      id: 'hexagons', type: 'fill', source: 'hexagons', 'source-layer': 'hexagons',
      layout: { visibility: shownIf(choice.layer === 'hexagons') },
      paint: { 'fill-color': colour, 'fill-opacity': 0.92, 'fill-outline-color': '#ffffff' },
    },
    {
      id: 'ward-lines', type: 'line', source: 'areas', 'source-layer': 'wards',
      paint: {
        'line-color': ['case', hovered, '#1f6feb', '#8c7a66'],
        'line-width': ['case', hovered, 3, 0.6],
      },
    },
    {
      id: 'districts', type: 'line', source: 'areas', 'source-layer': 'borders', filter: ['==', ['get', 'level'], 'district'],
      paint: { 'line-color': '#4a4036', 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.7, 11, 2] },
    },
    {
      id: 'province', type: 'line', source: 'areas', 'source-layer': 'borders', filter: ['==', ['get', 'level'], 'province'],
      paint: { 'line-color': '#2b241d', 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1.3, 11, 2.6] },
    },
    {
      id: 'localities', type: 'symbol', source: 'areas', 'source-layer': 'localities', minzoom: 11,
      layout: { 'text-field': ['get', 'name'], 'text-font': labelFont, 'text-size': 11 },
      paint: { 'text-color': '#3d4852', 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
    },
    {
      id: 'ward-names', type: 'symbol', source: 'areas', 'source-layer': 'ward_names', minzoom: 8,
      layout: {
        'text-field': ['get', 'name'], 'text-font': labelFont, 'text-max-width': 7,
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 10, 12, 14], 'text-padding': 3,
      },
      paint: { 'text-color': '#1d2329', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
    },
  ];
}

export function shownIf(condition: boolean): 'visible' | 'none' {
  return condition ? 'visible' : 'none';
}

function rateColour(breaks: number[]): ExpressionSpecification {
  const steps = breaks.slice(1).flatMap((bound, index) => [bound, rateColours[index + 1]!]);
  return ['case', ['has', 'permille'], ['step', ['get', 'permille'], rateColours[0]!, ...steps], fewColour] as
    unknown as ExpressionSpecification;
}
