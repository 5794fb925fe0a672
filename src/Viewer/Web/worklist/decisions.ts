// Decisions sent to the server, and those that can be taken back, kept over the pages of the list.
import { send } from '../map/send';

export interface Decided { id: string; householdId: number; households: number[] }

const place = 'coverage-decisions';
const mostKept = 50;

export class Decisions {
  private readonly made: Decided[] = JSON.parse(sessionStorage.getItem(place) ?? '[]') as Decided[];

  get last(): Decided | undefined {
    return this.made.at(-1);
  }

  /** @throws an Error with the server's words when it refuses. */
  async make(householdId: number, by: string, sameAddress: boolean, where: object): Promise<Decided> {
    const id = crypto.randomUUID();
    const answer = await post('/api/worklist/decisions', { id, householdId, by, sameAddress, ...where });
    const decided = { id, householdId, households: answer.households };
    this.made.push(decided);
    this.keep();
    return decided;
  }

  /** Takes the last decision back. */
  async undo(by: string): Promise<Decided> {
    const last = this.made.at(-1)!;
    const answer = await post(`/api/worklist/decisions/${last.id}/withdrawal`, { by });
    this.made.pop();
    this.keep();
    return { ...last, households: answer.households };
  }

  private keep(): void {
    sessionStorage.setItem(place, JSON.stringify(this.made.slice(-mostKept)));
  }
}

async function post(url: string, body: object): Promise<{ households: number[] }> {
  const answer = await send(url, body);
  const told = await answer.json() as { households: number[]; detail?: string };
  if (!answer.ok) throw new Error(told.detail ?? String(answer.status));
  return told;
}
