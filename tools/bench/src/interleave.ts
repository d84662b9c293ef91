import { type Round, type Standing, stand } from "./round.ts";

/** Somebody who does the work; a process that stands for several reports each by its name. */
export interface Contestant {
  round(): Promise<ReadonlyMap<string, Round>>;
}

/** Lets the contestants take turns, so that whatever else the machine does meets all alike. */
export async function interleave(contestants: readonly Contestant[], rounds: number): Promise<Standing[]> {
  const taken = new Map<string, Round[]>();
  for (let index = 0; index < rounds; index++) {
    for (const contestant of contestants) {
      for (const [name, round] of await contestant.round()) taken.set(name, [...(taken.get(name) ?? []), round]);
    }
  }
  return [...taken].map(([name, own]) => stand(name, own));
}
