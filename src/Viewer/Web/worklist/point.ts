// A point set by hand: dropped by a click, dragged to correct, with a circle of its uncertainty.
import { Marker, type GeoJSONSource, type Map as MapLibreMap } from 'maplibre-gl';
import { circle } from './circle';
import { distance } from './household';
import { pointColour } from './layers';

const steps = [20, 50, 100, 150, 200, 300, 500, 800, 1000, 1500, 2000, 3000, 5000, 8000];
const pixelsUnsure = 30; // a hand on a mouse is no surer than the eye on the map

export interface Draft { lon: number; lat: number; uncertaintyMetres: number }

export class PointByHand {
  private readonly marker = new Marker({ draggable: true, color: pointColour });
  private readonly panel = document.getElementById('point-set')!;
  private readonly slider = document.getElementById('uncertainty') as HTMLInputElement;
  private readonly text = document.getElementById('uncertainty-text')!;
  private isSet = false;

  constructor(private readonly map: MapLibreMap) {
    this.slider.max = String(steps.length - 1);
    this.slider.addEventListener('input', () => this.draw());
    this.marker.on('drag', () => this.draw());
    map.on('click', event => this.set(event.lngLat.lng, event.lngLat.lat));
    document.getElementById('drop-point')!.addEventListener('click', () => this.drop());
  }

  get draft(): Draft | null {
    if (!this.isSet) return null;
    const { lng, lat } = this.marker.getLngLat();
    return { lon: lng, lat, uncertaintyMetres: this.metres };
  }

  widen(by: number): void {
    this.slider.value = String(Math.min(steps.length - 1, Math.max(0, Number(this.slider.value) + by)));
    this.draw();
  }

  drop(): void {
    this.isSet = false;
    this.marker.remove();
    this.panel.hidden = true;
    (this.map.getSource('draft') as GeoJSONSource | undefined)?.setData({ type: 'FeatureCollection', features: [] });
  }

  private set(lon: number, lat: number): void {
    this.marker.setLngLat([lon, lat]);
    if (!this.isSet) {
      this.marker.addTo(this.map);
      this.slider.value = String(this.stepAtThisZoom(lat));
      this.isSet = true;
      this.panel.hidden = false;
    }
    this.draw();
  }

  private draw(): void {
    this.text.textContent = distance(this.metres);
    this.slider.setAttribute('aria-valuetext', this.text.textContent);
    if (!this.isSet) return;
    const { lng, lat } = this.marker.getLngLat();
    (this.map.getSource('draft') as GeoJSONSource).setData({
      type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: circle([lng, lat], this.metres) },
    });
  }

  private stepAtThisZoom(lat: number): number {
    const metresPerPixel = (40_075_016 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** this.map.getZoom());
    const wanted = steps.findIndex(step => step >= pixelsUnsure * metresPerPixel);
    return wanted < 0 ? steps.length - 1 : wanted;
  }

  private get metres(): number {
    return steps[Number(this.slider.value)]!;
  }
}
