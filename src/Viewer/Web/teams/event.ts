/** One event at a door, as the server takes it. */
export interface VisitEvent {
  id: string;
  householdId: number;
  teamId: number;
  planId: number;
  outcome: string;
  deviceTime: string;
  comeBackAt: string | null;
  lon: number | null;
  lat: number | null;
  accuracyMetres: number | null;
  replaces: string | null;
  closed: { residentId: number; gap: string }[];
}

/** A random UUID; `crypto.randomUUID` is missing where the page is not served over TLS or from the device itself. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
