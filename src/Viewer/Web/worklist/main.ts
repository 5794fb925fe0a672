// The work list: household after household, a place chosen by key, click or a point on the map.
import { fill, numbers, readBlock } from '../map/data';
import type { Box } from './circle';
import { Decisions } from './decisions';
import { distance, showCandidates, type Candidate, type Household } from './household';
import { PointByHand } from './point';
import { Places } from './places';

interface State { extent: Box; left: number; next: string | null; items: Household[] }

const nameKept = 'coverage-chosen-by';
if (document.getElementById('state')) start(readBlock<State>('state'), readBlock<Record<string, string>>('texts'));

function start(state: State, texts: Record<string, string>): void {
  const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
  const rows = new Map([...document.querySelectorAll<HTMLButtonElement>('[data-household]')].map(row => [Number(row.dataset.household), row]));
  const decisions = new Decisions();
  const by = find<HTMLInputElement>('by');
  const told = find('told');
  const undo = find<HTMLButtonElement>('undo');
  const places = Places.create(find('map'), state.extent);
  const point = places && new PointByHand(places.map);
  if (!places) find('map').textContent = texts['noWebGl']!;
  const done = new Set<number>();
  let at = 0;
  let busy = false;
  by.value = localStorage.getItem(nameKept) ?? '';
  by.addEventListener('change', () => localStorage.setItem(nameKept, by.value.trim()));
  for (const [id, row] of rows) row.addEventListener('click', () => show(state.items.findIndex(item => item.id === id), true));
  find('previous').addEventListener('click', () => step(-1));
  find('next').addEventListener('click', () => step(1));
  undo.addEventListener('click', () => void takeBack());
  find('point').addEventListener('submit', event => { event.preventDefault(); void choosePoint(false); });
  find('save-point-same').addEventListener('click', () => void choosePoint(true));
  document.addEventListener('keydown', onKey);
  show(0, false);

  function show(index: number, focus: boolean): void {
    const household = state.items[index];
    if (!household) return;
    at = index;
    const row = rows.get(household.id)!;
    for (const other of rows.values()) other.removeAttribute('aria-current');
    row.setAttribute('aria-current', 'true');
    row.scrollIntoView({ block: 'nearest' });
    find('now-code').textContent = row.querySelector('b')!.textContent;
    find('now-reason').textContent = row.dataset.reason!;
    find('now-address').textContent = row.querySelector('.address')!.textContent;
    const same = find<HTMLButtonElement>('save-point-same');
    same.hidden = household.same < 2;
    same.textContent = fill(texts['forSame']!, numbers.format(household.same));
    showCandidates(household, texts, (candidate, all) => void chooseCandidate(candidate, all), index => places?.pointAt(index));
    point?.drop();
    void places?.show(household);
    places?.prepare(state.items[index + 1]);
    undo.disabled = !decisions.last;
    if (!focus) return;
    find('now-address').focus({ preventScroll: true });
    if (matchMedia('(max-width: 60rem)').matches) find('now-address').scrollIntoView({ block: 'center' });
  }

  function step(by: number): void {
    for (let index = at + by; index >= 0 && index < state.items.length; index += by)
      if (!done.has(state.items[index]!.id)) return show(index, true);
    if (by > 0) onward();
  }

  /** Past the last of the page: those that were stepped over come again only in a later round. */
  function onward(): void {
    if (state.next) location.assign(state.next);
    else if (done.size > 0) location.assign(location.pathname + location.search);
  }

  function chooseCandidate(index: number, same: boolean): Promise<void> {
    const candidate = state.items[at]?.candidates[index];
    return candidate ? choose(nameOf(candidate), same, { origin: candidate.origin, key: candidate.key, area: candidate.area }) : Promise.resolve();
  }

  function choosePoint(same: boolean): Promise<void> {
    const draft = point?.draft;
    return draft ? choose(fill(texts['point']!, distance(draft.uncertaintyMetres)), same, draft) : Promise.resolve();
  }

  async function choose(name: string, same: boolean, where: object): Promise<void> {
    if (by.value.trim() === '') {
      told.textContent = texts['nameFirst']!;
      return by.focus();
    }
    const household = state.items[at]!;
    const code = rows.get(household.id)!.querySelector('b')!.textContent!;
    await attempt(async () => {
      const { households } = await decisions.make(household.id, by.value.trim(), same, where);
      mark(households, true);
      count(-households.length);
      told.textContent = same ? fill(texts['chosenSame']!, numbers.format(households.length), name) : fill(texts['chosen']!, code, name);
      step(1);
    });
  }

  async function takeBack(): Promise<void> {
    if (!decisions.last) return;
    await attempt(async () => {
      const undone = await decisions.undo(by.value.trim() || '–');
      told.textContent = fill(texts['undone']!, numbers.format(undone.households.length));
      count(undone.households.length);
      undo.disabled = !decisions.last;
      const index = state.items.findIndex(item => item.id === undone.householdId);
      if (index < 0) return location.assign(location.pathname + location.search);
      mark(undone.households, false);
      show(index, true);
    });
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (error) {
      told.textContent = fill(texts['failed']!, error instanceof TypeError ? texts['offline']! : (error as Error).message);
    } finally {
      busy = false;
    }
  }

  /** Strikes households off, those of them that are on this page. */
  function mark(households: number[], isDone: boolean): void {
    for (const id of households) {
      if (isDone) done.add(id);
      else done.delete(id);
      rows.get(id)?.classList.toggle('done', isDone);
    }
  }

  function count(change: number): void {
    state.left += change;
    find('left').textContent = fill(find('left').dataset.text!, numbers.format(state.left));
  }

  function onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input:not([type=range]), select, textarea')) return;
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? (/^[1-9]$/.test(event.key) ? event.key : undefined);
    if (digit) void chooseCandidate(Number(digit) - 1, event.shiftKey && (state.items[at]?.same ?? 1) > 1);
    else if (target.matches('input')) return; // arrows move the slider
    else if (event.key === 'ArrowDown' || event.key === 'j') step(1);
    else if (event.key === 'ArrowUp' || event.key === 'k') step(-1);
    else if (event.key === 'u' || event.key === 'U') void takeBack();
    else if (event.key === '+' || event.key === '=') point?.widen(1);
    else if (event.key === '-') point?.widen(-1);
    else if (event.key === 'Enter' && point?.draft && !target.matches('button, a')) void choosePoint(false);
    else return;
    event.preventDefault();
  }
}

function nameOf(candidate: Candidate): string {
  return candidate.within ? `${candidate.name}, ${candidate.within}` : candidate.name;
}
