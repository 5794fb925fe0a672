// How candidates are drawn: their wards' outlines, a circle of their uncertainty, a numbered point.
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { labelFont } from '../map/basemap';

export const outlineColour = '#1f5fbf';
export const pointColour = '#b3451b';

const isKind = (kind: string): ExpressionSpecification => ['==', ['get', 'kind'], kind];
const isPointedAt: ExpressionSpecification = ['==', ['get', 'index'], ['global-state', 'pointedAt']];

export function layers(): LayerSpecification[] {
  return [
    { id: 'land', type: 'fill', source: 'areas', 'source-layer': 'wards', paint: { 'fill-color': '#f8f9f9' } },
    {
      id: 'outline-fill', type: 'fill', source: 'places', filter: isKind('outline'),
      paint: { 'fill-color': outlineColour, 'fill-opacity': ['case', isPointedAt, 0.2, 0.09] },
    },
    {
      id: 'ward-lines', type: 'line', source: 'areas', 'source-layer': 'wards',
      paint: { 'line-color': '#b9c1c8', 'line-width': 0.8 },
    },
    {
      id: 'districts', type: 'line', source: 'areas', 'source-layer': 'borders',
      paint: { 'line-color': '#6b7680', 'line-width': 1.6 },
    },
    {
      id: 'outlines', type: 'line', source: 'places', filter: isKind('outline'),
      paint: { 'line-color': outlineColour, 'line-width': ['case', isPointedAt, 3.5, 2] },
    },
    {
      id: 'around', type: 'line', source: 'places', filter: isKind('around'),
      paint: { 'line-color': outlineColour, 'line-width': 2.5, 'line-dasharray': [4, 2] },
    },
    {
      id: 'circles', type: 'line', source: 'places', filter: isKind('circle'),
      paint: { 'line-color': outlineColour, 'line-width': 1.3, 'line-dasharray': [3, 3] },
    },
    {
      id: 'draft-fill', type: 'fill', source: 'draft',
      paint: { 'fill-color': pointColour, 'fill-opacity': 0.16, 'fill-outline-color': pointColour },
    },
    {
      id: 'localities', type: 'symbol', source: 'areas', 'source-layer': 'localities', minzoom: 10,
      layout: { 'text-field': ['get', 'name'], 'text-font': labelFont, 'text-size': 11 },
      paint: { 'text-color': '#3d4852', 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
    },
    {
      id: 'ward-names', type: 'symbol', source: 'areas', 'source-layer': 'ward_names',
      layout: { 'text-field': ['get', 'name'], 'text-font': labelFont, 'text-size': 12, 'text-max-width': 7 },
      paint: { 'text-color': '#4c5761', 'text-halo-color': '#ffffff', 'text-halo-width': 1.6 },
    },
    {
      id: 'points', type: 'circle', source: 'places', filter: isKind('point'),
      paint: {
        'circle-radius': ['case', isPointedAt, 15, 12], 'circle-color': outlineColour,
        'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2,
      },
    },
    {
      id: 'point-numbers', type: 'symbol', source: 'places', filter: isKind('point'),
      layout: { 'text-field': ['get', 'label'], 'text-font': labelFont, 'text-size': 13, 'text-allow-overlap': true },
      paint: { 'text-color': '#ffffff' },
    },
  ];
}
