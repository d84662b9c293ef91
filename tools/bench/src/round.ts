import type { Sample } from "./sample.ts";

/** What one turn of one contestant came to, in milliseconds. */
export interface Round {
  readonly wallMinimum: number;
  readonly wallMedian: number;
  readonly cpuMinimum: number;
  readonly cpuMedian: number;
  /** Repetitions it is made of. */
  readonly samples: number;
  /** The same of parts of the repetition. */
  readonly phases?: Readonly<Record<string, Round>>;
}

/** What a contestant's rounds came to. */
export interface Standing extends Round {
  readonly name: string;
}

/** Least and median of a turn's repetitions. */
export function summarise(samples: readonly Sample[]): Round {
  const wall = samples.map((sample) => sample.wall);
  const cpu = samples.map((sample) => sample.cpu);
  const phases = Object.keys(samples[0]?.phases ?? {}).map((name) => {
    const parts = samples.flatMap((sample) => sample.phases?.[name] ?? []);
    return [name, summarise(parts)] as const;
  });
  return {
    wallMinimum: Math.min(...wall),
    wallMedian: median(wall),
    cpuMinimum: Math.min(...cpu),
    cpuMedian: median(cpu),
    samples: samples.length,
    ...(phases.length > 0 ? { phases: Object.fromEntries(phases) } : {}),
  };
}

/** The least of the rounds' least and the median of their medians, as the peers report no more of theirs. */
export function stand(name: string, rounds: readonly Round[]): Standing {
  return { name, ...combine(rounds) };
}

function combine(rounds: readonly Round[]): Round {
  const phases = Object.keys(rounds[0]?.phases ?? {}).map((name) => {
    return [name, combine(rounds.flatMap((round) => round.phases?.[name] ?? []))] as const;
  });
  return {
    wallMinimum: Math.min(...rounds.map((round) => round.wallMinimum)),
    wallMedian: median(rounds.map((round) => round.wallMedian)),
    cpuMinimum: Math.min(...rounds.map((round) => round.cpuMinimum)),
    cpuMedian: median(rounds.map((round) => round.cpuMedian)),
    samples: rounds.reduce((sum, round) => sum + round.samples, 0),
    ...(phases.length > 0 ? { phases: Object.fromEntries(phases) } : {}),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}
