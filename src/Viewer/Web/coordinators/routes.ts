// The day's routes: a colour and a number for each team.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { labelFont } from '../map/basemap';

/** Twelve dark colours, white text readable on each; with more teams the number tells them apart. The style sheet has the same. */
export const teamColours = [
  '#1f5fbf', '#b3451b', '#1b7a4b', '#8a2f9c', '#80590b', '#c2185b',
  '#00707a', '#5d4037', '#3f3fb5', '#b71c1c', '#4b6b00', '#455a64',
];

const colour = ['match', ['%', ['get', 'team'], 12], ...teamColours.flatMap((hex, index) => [index, hex]), '#444444'] as
  unknown as ExpressionSpecification;

const isKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];

const isRoute = (way: string): ExpressionSpecification => ['all', isKind('route'), ['==', ['get', 'way'], way]];

/** Lines of routes: along streets, and straight where no road was known. */
export const routeLayers = ['routes', 'straight-routes'];

export function layers(): LayerSpecification[] {
  return [
    { id: 'land', type: 'fill', source: 'areas', 'source-layer': 'wards', paint: { 'fill-color': '#f8f9f9' } },
    {
      id: 'ward-lines', type: 'line', source: 'areas', 'source-layer': 'wards',
      paint: { 'line-color': '#b9c1c8', 'line-width': 0.8 },
    },
    {
      id: 'districts', type: 'line', source: 'areas', 'source-layer': 'borders',
      paint: { 'line-color': '#6b7680', 'line-width': 1.6 },
    },
    {
      id: 'ward-names', type: 'symbol', source: 'areas', 'source-layer': 'ward_names',
      layout: { 'text-field': ['get', 'name'], 'text-font': labelFont, 'text-size': 11, 'text-max-width': 7 },
      paint: { 'text-color': '#6a7681', 'text-halo-color': '#ffffff', 'text-halo-width': 1.4 },
    },
    {
      id: 'left-out', type: 'circle', source: 'plan', filter: isKind('leftOut'), layout: { visibility: 'none' },
      paint: { 'circle-radius': 3, 'circle-color': '#ffffff', 'circle-stroke-color': '#6a7681', 'circle-stroke-width': 1.3 },
    },
    {
      id: 'routes', type: 'line', source: 'plan', filter: isRoute('road'), layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': colour, 'line-width': 2.6, 'line-opacity': 0.85 },
    },
    {
      id: 'straight-routes', type: 'line', source: 'plan', filter: isRoute('straight'),
      paint: { 'line-color': colour, 'line-width': 2.2, 'line-opacity': 0.85, 'line-dasharray': [2.5, 1.8] },
    },
    {
      id: 'stops', type: 'circle', source: 'plan', filter: isKind('stop'),
      paint: {
        'circle-color': colour, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 1,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 2.5, 12, 5, 14, 10],
      },
    },
    {
      id: 'stop-numbers', type: 'symbol', source: 'plan', filter: isKind('stop'), minzoom: 13,
      layout: { 'text-field': ['to-string', ['get', 'number']], 'text-font': labelFont, 'text-size': 11, 'text-allow-overlap': true },
      paint: { 'text-color': '#ffffff' },
    },
    // Several teams start from one office, so that it has no team's colour.
    {
      id: 'depots', type: 'circle', source: 'plan', filter: isKind('depot'),
      paint: { 'circle-radius': 6, 'circle-color': '#ffffff', 'circle-stroke-color': '#1d2329', 'circle-stroke-width': 3 },
    },
    {
      id: 'route-numbers', type: 'symbol', source: 'plan', filter: isKind('route'),
      layout: {
        'symbol-placement': 'line', 'symbol-spacing': 220, 'text-field': ['to-string', ['get', 'team']],
        'text-font': labelFont, 'text-size': 13, 'text-rotation-alignment': 'viewport',
      },
      paint: { 'text-color': colour, 'text-halo-color': '#ffffff', 'text-halo-width': 2.5 },
    },
  ];
}

/** Draws one team strongly and the others faintly; null draws all alike. */
export function emphasis(team: number | null): { line: ExpressionSpecification | number; width: ExpressionSpecification | number } {
  if (team === null) return { line: 0.85, width: 2.2 };
  const isTeam: ExpressionSpecification = ['==', ['get', 'team'], team];
  return { line: ['case', isTeam, 1, 0.12], width: ['case', isTeam, 3.5, 1.4] };
}
