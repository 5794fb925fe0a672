// Planning again: one job at a time for an area and day, followed until the new version is there.
import { fill, numbers } from '../map/data';
import { send } from '../map/send';

interface Job {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  step: string | null;
  visitsPlanned: number;
  share: number;
  error: string | null;
}

const askEveryMs = 1000;

export function enliven(texts: Record<string, string>): void {
  const button = document.getElementById('again') as HTMLButtonElement;
  const url = button.dataset.url!;
  button.addEventListener('click', () => void start());
  void resume();

  async function start(): Promise<void> {
    button.disabled = true; // a double click asks once; the server would give the same job anyway
    const answer = await send(url, null);
    if (answer.ok) await follow(await answer.json() as Job);
    else fail(((await answer.json()) as { detail?: string }).detail ?? '');
  }

  /** Someone else, or this page before a reload, may have started one. */
  async function resume(): Promise<void> {
    const job = await ask();
    if (job && (job.state === 'waiting' || job.state === 'running')) await follow(job);
  }

  async function follow(job: Job): Promise<void> {
    button.disabled = true;
    for (let now: Job | null = job; now && now.id === job.id; now = await ask()) {
      show(describe(now), now.state === 'done' ? 1 : now.state === 'running' ? now.share : null);
      if (now.state === 'done') return location.reload();
      if (now.state === 'failed') return fail(now.error ?? '');
      await new Promise(resolve => setTimeout(resolve, askEveryMs));
    }
    button.disabled = false;
  }

  async function ask(): Promise<Job | null> {
    const answer = await fetch(url);
    return answer.status === 200 ? await answer.json() as Job : null;
  }

  function fail(reason: string): void {
    show(`${texts['failed']} ${reason}`, 0);
    button.disabled = false;
  }

  function describe(job: Job): string {
    const step = job.state === 'running' && job.step ? texts[`step.${job.step}`] : undefined;
    const visits = job.visitsPlanned > 0 ? ` · ${fill(texts['visits']!, numbers.format(job.visitsPlanned))}` : '';
    return (step ?? texts[job.state]!) + (job.state === 'running' ? visits : '');
  }
}

function show(text: string, share: number | null): void {
  document.getElementById('job')!.hidden = false;
  document.getElementById('job-text')!.textContent = text;
  const bar = document.getElementById('job-progress') as HTMLProgressElement;
  if (share === null) bar.removeAttribute('value');
  else bar.value = share;
}
