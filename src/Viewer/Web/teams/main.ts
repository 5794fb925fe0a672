// The team lead's day: one tap records an outcome on the phone, and the queue brings it to the server.
import { fill, numbers, readBlock } from '../map/data';
import { Door, type Recorded } from './door';
import { newId, type VisitEvent } from './event';
import { positionNow, watchPosition } from './position';
import { forget, keep, kept, sendAll, type Kept } from './queue';

interface State {
  teamId: number;
  planId: number;
  recorded: (Omit<Recorded, 'state'> & { householdId: number })[];
}

const state = readBlock<State>('state');
const texts = readBlock<Record<string, string>>('texts');
const doors = new Map<number, Door>();
for (const element of document.querySelectorAll<HTMLElement>('.door')) {
  const door = new Door(element, texts, record);
  doors.set(door.householdId, door);
  door.show(null);
}
for (const visit of state.recorded) doors.get(visit.householdId)?.show({ ...visit, state: 'sent' });
for (const entry of kept()) doors.get(entry.event.householdId)?.show(recordedFrom(entry));
refresh();
void watchPosition();
void sendAll(changed);
addEventListener('online', () => void sendAll(changed));
document.addEventListener('visibilitychange', () => { if (!document.hidden) void sendAll(changed); });

function record(door: Door, outcome: string, closed: Recorded['closed'], comeBackAt: string | null): void {
  const at = positionNow();
  const before = door.recorded;
  const event: VisitEvent = {
    id: newId(),
    householdId: door.householdId,
    teamId: state.teamId,
    planId: state.planId,
    outcome,
    deviceTime: new Date().toISOString(),
    comeBackAt,
    lon: at?.longitude ?? null,
    lat: at?.latitude ?? null,
    accuracyMetres: at ? Math.max(1, at.accuracy) : null,
    replaces: before?.id ?? null,
    closed,
  };
  try {
    keep(event);
  } catch {
    alert(texts['storageFull']);
    return;
  }
  door.show({ id: event.id, outcome, deviceTime: event.deviceTime, comeBackAt, closed, state: 'saved' });
  refresh();
  void sendAll(changed);
}

function changed(entry: Kept, isTaken: boolean): void {
  const door = doors.get(entry.event.householdId);
  if (door?.recorded?.id === entry.event.id)
    door.show(isTaken ? { ...door.recorded, state: 'sent' } : recordedFrom(entry));
  if (isTaken && entry.event.replaces) forget(entry.event.replaces);
  refresh();
}

function recordedFrom({ event, refused }: Kept): Recorded {
  return {
    id: event.id, outcome: event.outcome, deviceTime: event.deviceTime, comeBackAt: event.comeBackAt, closed: event.closed,
    state: refused === null ? 'saved' : { refused },
  };
}

function refresh(): void {
  const all = [...doors.values()];
  const recorded = all.filter(door => door.recorded !== null);
  (document.getElementById('progress') as HTMLProgressElement).value = recorded.length;
  document.getElementById('progress-text')!.textContent =
    fill(texts['progress']!, numbers.format(recorded.length), numbers.format(all.length));
  const waiting = kept().length;
  const queue = document.getElementById('queue')!;
  queue.hidden = waiting === 0;
  queue.textContent = fill(texts['pending']!, numbers.format(waiting));
  const next = all.find(door => door.recorded === null);
  for (const door of all) door.element.classList.toggle('next', door === next);
}
