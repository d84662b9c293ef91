/** One command that has to succeed, counted as one test. */
export interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

export const checks: readonly Check[] = [
  { name: "format and lint", command: ["biome", "check", "."] },
  { name: "import rules", command: ["turbo", "boundaries"] },
  { name: "dead code", command: ["knip"] },
];

/** Types, tests and builds of every package; unchanged ones come from the cache. */
export const packageTasks = [
  "turbo",
  "run",
  "typecheck",
  "test",
  "build",
  "--continue",
  // A test run uses every core by itself.
  "--concurrency=2",
  "--output-logs=new-only",
  "--log-order=grouped",
];
