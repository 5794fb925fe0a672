// The device's position, kept at hand so that a tap need not wait for it.
const freshMs = 120_000;
let last: GeolocationPosition | null = null;
let watching = false;

/** Starts without a question where it was allowed before, else asks at the first touch of the page. */
export async function watchPosition(): Promise<void> {
  if (!('geolocation' in navigator)) return;
  const permission = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null);
  if (permission?.state === 'granted') start();
  else if (permission?.state !== 'denied') addEventListener('pointerdown', start, { once: true });
}

function start(): void {
  if (watching) return;
  watching = true;
  navigator.geolocation.watchPosition(
    position => { last = position; },
    () => { last = null; },
    { enableHighAccuracy: true, maximumAge: 30_000 });
}

/** Null where the position is not allowed, not known or too old to stand for this door. */
export function positionNow(): GeolocationCoordinates | null {
  return last && Date.now() - last.timestamp < freshMs ? last.coords : null;
}
