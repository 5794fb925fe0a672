// Circles of so many metres around a point, as a map's polygon.
import type { Position } from 'geojson';

const metresPerDegree = 111_195; // on the mean sphere, as the server measures

export function circle([lon, lat]: [number, number], metres: number): Position[][] {
  const ring: Position[] = [];
  for (let step = 0; step <= 64; step++) {
    const angle = (step / 64) * 2 * Math.PI;
    ring.push([
      lon + (metres * Math.cos(angle)) / (metresPerDegree * Math.cos((lat * Math.PI) / 180)),
      lat + (metres * Math.sin(angle)) / metresPerDegree,
    ]);
  }
  return [ring];
}

export type Box = [west: number, south: number, east: number, north: number];

/** The box around all positions; null when there are none. */
export function around(positions: Iterable<Position>): Box | null {
  const box: Box = [180, 90, -180, -90];
  for (const [lon, lat] of positions) {
    box[0] = Math.min(box[0], lon!); box[1] = Math.min(box[1], lat!);
    box[2] = Math.max(box[2], lon!); box[3] = Math.max(box[3], lat!);
  }
  return box[0] <= box[2] ? box : null;
}
