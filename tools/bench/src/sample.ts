/** One repetition's cost in milliseconds; CPU time is that of all threads. */
export interface Sample {
  readonly wall: number;
  readonly cpu: number;
}

/** Runs a repetition and takes its time. */
export async function takeSample(repetition: () => Promise<void>): Promise<Sample> {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  await repetition();
  const wall = performance.now() - start;
  const cpu = process.cpuUsage(cpuBefore);
  return { wall, cpu: (cpu.user + cpu.system) / 1000 };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}
