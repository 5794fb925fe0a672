// What is under the pointer, in figures.
import { fill, numbers, tenths } from '../map/data';

export interface Figures {
  name?: string;
  district?: string;
  eligible?: number;
  done?: number;
  open?: number;
  /** Per mille of those eligible who are located surely enough; only of a hexagon. */
  sure?: number;
}

export function showTip(tip: HTMLElement, figures: Figures | null, texts: Record<string, string>): void {
  tip.hidden = figures === null;
  if (!figures) return;
  const lines: [string, string][] = figures.eligible === undefined
    ? [['note', texts['few']!]]
    : [
      // Rounded down as on the server: 99.96 % is not all.
      ['rate', `${tenths.format(Math.floor((1000 * figures.done!) / figures.eligible) / 10)}%`],
      ['counts', `${texts['done']} ${numbers.format(figures.done!)} / ${numbers.format(figures.eligible)} ${texts['eligible']}`],
      ['counts', `${texts['open']} ${numbers.format(figures.open!)}`],
    ];
  if (figures.eligible !== undefined && figures.sure !== undefined && figures.sure < 1000)
    lines.push(['note', fill(texts['sure']!, numbers.format(Math.floor(figures.sure / 10)))]);
  const title: [string, string][] = [['name', figures.name ?? texts['hexagon']!]];
  if (figures.district) title.push(['district', figures.district]);
  tip.replaceChildren(...[...title, ...lines].map(([part, text]) => {
    const line = document.createElement('p');
    line.className = part;
    line.textContent = text;
    return line;
  }));
}
