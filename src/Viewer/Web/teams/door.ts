// One stop on the page: its ticks, its outcome buttons, and what was recorded.
import { fill, numbers } from '../map/data';

export interface Recorded {
  id: string;
  outcome: string;
  deviceTime: string;
  comeBackAt: string | null;
  closed: { residentId: number; gap: string }[];
  state: 'sent' | 'saved' | { refused: string };
}

const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
const moment = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'short', timeStyle: 'short' });

export class Door {
  readonly householdId: number;
  recorded: Recorded | null = null;

  constructor(
    readonly element: HTMLElement,
    private readonly texts: Record<string, string>,
    private readonly record: (door: Door, outcome: string, closed: Recorded['closed'], comeBackAt: string | null) => void) {
    this.householdId = Number(element.dataset.household);
    for (const button of element.querySelectorAll<HTMLButtonElement>('[data-outcome]'))
      button.addEventListener('click', () => this.tap(button.dataset.outcome!));
    this.find('.correct').addEventListener('click', () => this.open());
    const form = this.find<HTMLFormElement>('.come-back');
    form.addEventListener('submit', event => {
      event.preventDefault();
      form.hidden = true;
      this.record(this, 'come_back_at', [], new Date(this.find<HTMLInputElement>('.come-back input').value).toISOString());
    });
    this.find('.cancel').addEventListener('click', () => { form.hidden = true; });
  }

  /** Shows what was recorded, or the outcome buttons where nothing was. */
  show(recorded: Recorded | null): void {
    this.recorded = recorded;
    this.element.classList.toggle('recorded', recorded !== null);
    this.find('.outcomes').hidden = recorded !== null;
    this.find('.result').hidden = recorded === null;
    if (!recorded) return;
    this.element.dataset.outcome = recorded.outcome;
    for (const tick of this.ticks()) tick.checked = recorded.closed.some(gap => isSame(gap, tick));
    this.find('.result-text').textContent = [
      this.texts[`outcome.${recorded.outcome}`]!,
      recorded.closed.length > 0 ? fill(this.texts['closed']!, numbers.format(recorded.closed.length)) : '',
      recorded.comeBackAt ? fill(this.texts['at']!, moment.format(new Date(recorded.comeBackAt))) : '',
      clock.format(new Date(recorded.deviceTime)),
      recorded.state === 'sent' ? this.texts['sent']!
        : recorded.state === 'saved' ? this.texts['saved']! : fill(this.texts['rejected']!, recorded.state.refused),
    ].filter(part => part !== '').join(' · ');
    this.element.dataset.state = typeof recorded.state === 'string' ? recorded.state : 'refused';
  }

  private open(): void {
    this.element.classList.remove('recorded');
    this.find('.outcomes').hidden = false;
    this.find<HTMLButtonElement>('[data-outcome]').focus();
  }

  private tap(outcome: string): void {
    const ticks = this.ticks();
    const ticked = ticks.filter(tick => tick.checked);
    if (outcome === 'come_back_at') return this.askWhen();
    if (outcome === 'partly' && ticked.length === 0) return this.askTicks();
    const isAll = outcome === 'done' || (outcome === 'partly' && ticked.length === ticks.length);
    const closed = isAll ? ticks : outcome === 'partly' ? ticked : [];
    this.record(this, isAll ? 'done' : outcome, closed.map(gapOf), null);
  }

  private askTicks(): void {
    const note = this.find('.result');
    note.hidden = false;
    this.find('.result-text').textContent = this.texts['tickFirst']!;
    this.find('.correct').hidden = true;
    this.ticks()[0]?.focus();
  }

  private askWhen(): void {
    const form = this.find<HTMLFormElement>('.come-back');
    const input = this.find<HTMLInputElement>('.come-back input');
    const later = new Date(Date.now() + 2 * 3_600_000);
    later.setMinutes(0, 0, 0);
    input.value = new Date(later.getTime() - later.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    form.hidden = false;
    input.focus();
  }

  private ticks(): HTMLInputElement[] {
    return [...this.element.querySelectorAll<HTMLInputElement>('.chip input')];
  }

  private find<T extends HTMLElement = HTMLElement>(selector: string): T {
    return this.element.querySelector<T>(selector)!;
  }
}

function gapOf(tick: HTMLInputElement): { residentId: number; gap: string } {
  return { residentId: Number(tick.dataset.resident), gap: tick.dataset.gap! };
}

function isSame(gap: { residentId: number; gap: string }, tick: HTMLInputElement): boolean {
  return gap.residentId === Number(tick.dataset.resident) && gap.gap === tick.dataset.gap;
}
