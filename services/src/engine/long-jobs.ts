import type { EngineJobName } from "./engine-jobs.ts";

const longJobs: ReadonlySet<EngineJobName> = new Set(["evaluate", "diagnose"]);

/** Whether a job looks at as many images as are asked for: all others are done beside it. */
export function isLongJob(name: EngineJobName): boolean {
  return longJobs.has(name);
}

/** Whether a job computes nothing: reading the files of a folder, or their times, takes as long as they are many, and goes on beside all others. */
export function isReadingJob(name: EngineJobName): boolean {
  return name === "openDataset" || name === "stampImages";
}
