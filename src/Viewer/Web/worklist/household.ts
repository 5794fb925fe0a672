// A household of the work list beside the map: its candidates with their buttons.
import { fill, numbers, tenths } from '../map/data';

export interface Candidate {
  origin: 'geocoder' | 'present' | 'earlier';
  key: number;
  areaId: number;
  area: string;
  name: string;
  within: string | null;
  lon: number;
  lat: number;
  uncertaintyMetres: number;
  madeFor: string | null;
}

export interface Household {
  id: number;
  same: number;
  /** Larger units in which it lies. */
  around: number[];
  candidates: Candidate[];
}

/** 850 m, 1.2 km, 24 km. */
export function distance(metres: number): string {
  if (metres < 1000) return `${numbers.format(metres)} m`;
  return metres < 10_000 ? `${tenths.format(metres / 1000)} km` : `${numbers.format(Math.round(metres / 1000))} km`;
}

export function showCandidates(
  household: Household, texts: Record<string, string>, choose: (index: number, same: boolean) => void,
  point: (index: number | null) => void): void {
  const list = document.getElementById('candidates')!;
  list.replaceChildren(...household.candidates.map((candidate, index) => {
    const row = document.createElement('li');
    const number = element('span', 'badge', index < 9 ? String(index + 1) : '·');
    const text = element('div', 'candidate-text', '');
    text.append(element('b', '', candidate.name), element('small', '', describe(candidate, texts)));
    const buttons = element('div', 'choice-buttons', '');
    buttons.append(button('button', texts['choose']!, fill(texts['chooseLabel']!, candidate.name), () => choose(index, false)));
    if (household.same > 1) {
      const all = numbers.format(household.same);
      buttons.append(button('button quiet', fill(texts['forSame']!, all), fill(texts['forSameLabel']!, candidate.name, all),
        () => choose(index, true)));
    }
    row.append(number, text, buttons);
    row.addEventListener('mouseenter', () => point(index));
    row.addEventListener('mouseleave', () => point(null));
    row.addEventListener('focusin', () => point(index));
    row.addEventListener('focusout', () => point(null));
    return row;
  }));
  document.getElementById('no-candidates')!.hidden = household.candidates.length > 0;
  document.getElementById('point-help')!.hidden = household.candidates.length === 0;
}

function describe(candidate: Candidate, texts: Record<string, string>): string {
  const origin = candidate.origin === 'present' ? texts['present']!
    : candidate.madeFor !== null ? fill(texts['earlier']!, candidate.madeFor) : null;
  return [candidate.within, fill(texts['radius']!, distance(candidate.uncertaintyMetres)), origin].filter(part => part).join(' · ');
}

function element(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(className: string, text: string, label: string, act: () => void): HTMLButtonElement {
  const made = element('button', className, text) as HTMLButtonElement;
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
}
