import { median, type Sample } from "./sample.ts";

/** One way to do the work; a round takes several samples of it. */
export interface Contestant {
  readonly name: string;
  round(): Promise<readonly Sample[]>;
}

/** What a contestant's rounds came to, in milliseconds. */
export interface Standing {
  readonly name: string;
  readonly wallMinimum: number;
  readonly wallMedian: number;
  readonly cpuMinimum: number;
  readonly cpuMedian: number;
  readonly samples: number;
}

/** Lets the contestants take turns, so that whatever else the machine does meets all alike. */
export async function interleave(contestants: readonly Contestant[], rounds: number): Promise<Standing[]> {
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      const taken = samples.get(contestant.name) ?? [];
      samples.set(contestant.name, [...taken, ...(await contestant.round())]);
    }
  }
  return [...samples].map(([name, taken]) => stand(name, taken));
}

export function stand(name: string, samples: readonly Sample[]): Standing {
  const wall = samples.map((sample) => sample.wall);
  const cpu = samples.map((sample) => sample.cpu);
  return {
    name,
    wallMinimum: Math.min(...wall),
    wallMedian: median(wall),
    cpuMinimum: Math.min(...cpu),
    cpuMedian: median(cpu),
    samples: samples.length,
  };
}
