// Events wait on the phone until the server has taken them. Each is an entry of its own in localStorage, so that two
// open pages cannot overwrite each other's, and they survive a reload or a flat battery.
import { send } from '../map/send';
import type { VisitEvent } from './event';

export interface Kept {
  event: VisitEvent;
  /** Kept first, sent first: a correction comes after what it corrects. */
  order: number;
  /** Why the server refused it; null while it waits. */
  refused: string | null;
}

const prefix = 'coverage-event:';
const retryMs = [2_000, 5_000, 15_000, 60_000];
let failures = 0;
let sending = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export function kept(): Kept[] {
  return Object.keys(localStorage)
    .filter(key => key.startsWith(prefix))
    .map(key => JSON.parse(localStorage.getItem(key)!) as Kept)
    .sort((a, b) => a.order - b.order);
}

/** Throws where the browser's storage is full or blocked. */
export function keep(event: VisitEvent): void {
  const order = Math.max(0, ...kept().map(entry => entry.order)) + 1;
  write({ event, order, refused: null });
}

/** Forgets a refused event once another took its place. */
export function forget(id: string): void {
  localStorage.removeItem(prefix + id);
}

/** Sends what waits, in order; what fails for want of a network is tried again later. */
export async function sendAll(changed: (entry: Kept, isTaken: boolean) => void): Promise<void> {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let entry = next(); entry; entry = next()) {
      const answer = await send('/api/visits', { ...entry.event, replaces: takenBefore(entry.event.replaces) });
      if (answer.ok) {
        localStorage.removeItem(prefix + entry.event.id);
        changed(entry, true);
      } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
        const problem = await answer.json().catch(() => ({})) as { detail?: string };
        entry.refused = problem.detail ?? String(answer.status);
        write(entry);
        changed(entry, false);
      } else throw new Error(`The server answered ${answer.status}.`);
      failures = 0;
    }
  } catch {
    timer = setTimeout(() => void sendAll(changed), retryMs[Math.min(failures++, retryMs.length - 1)]);
  } finally {
    sending = false;
  }
}

function next(): Kept | undefined {
  return kept().find(entry => entry.refused === null);
}

/** The event a correction replaces, or, where the server refused that one, what that one replaced. */
function takenBefore(id: string | null): string | null {
  const refused = kept().find(entry => entry.event.id === id && entry.refused !== null);
  return refused ? takenBefore(refused.event.replaces) : id;
}

function write(entry: Kept): void {
  localStorage.setItem(prefix + entry.event.id, JSON.stringify(entry));
}
