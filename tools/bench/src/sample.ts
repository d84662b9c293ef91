/** One repetition's cost in milliseconds; CPU time is that of all threads of the process. */
export interface Sample {
  readonly wall: number;
  readonly cpu: number;
  /** The same of parts of the repetition, in their order. */
  readonly phases?: Readonly<Record<string, Sample>>;
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

/** Times the phases of a repetition one after the other; their sum is the repetition's. */
export async function takePhases(phases: Readonly<Record<string, () => Promise<void>>>): Promise<Sample> {
  const taken: Record<string, Sample> = {};
  const sum = { wall: 0, cpu: 0 };
  for (const [name, phase] of Object.entries(phases)) {
    const sample = await takeSample(phase);
    taken[name] = sample;
    sum.wall += sample.wall;
    sum.cpu += sample.cpu;
  }
  return { ...sum, phases: taken };
}

/** The cost of one of `count` equal parts of a repetition. */
export function divideSample({ wall, cpu, phases = {} }: Sample, count: number): Sample {
  const parts = Object.entries(phases).map(([name, phase]) => [name, divideSample(phase, count)] as const);
  return { wall: wall / count, cpu: cpu / count, ...(parts.length > 0 ? { phases: Object.fromEntries(parts) } : {}) };
}
