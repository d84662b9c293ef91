import type { FileVerdict } from "./judge-run.ts";
import type { SpecResult } from "./spec-result.ts";

/** Numbers of specs that passed, failed and are excluded, of all files together. */
export interface SuiteCounts {
  readonly passed: number;
  readonly failed: number;
  readonly excluded: number;
  readonly stale: number;
  /** Of those that passed: specs that ran at least one kernel of the backend. */
  readonly ranKernels: number;
  /** Of those that passed: specs that ran kernels, none of them handed to the CPU backend. */
  readonly ranNatively: number;
}

/** Adds up what the files came to. */
export function countSpecs(verdicts: readonly FileVerdict[]): SuiteCounts {
  const passed = verdicts.flatMap((verdict) => verdict.passed);
  const sum = (key: "failed" | "excluded" | "stale") =>
    verdicts.reduce((total, verdict) => total + verdict[key].length, 0);
  return {
    passed: passed.length,
    failed: sum("failed"),
    excluded: sum("excluded"),
    stale: sum("stale"),
    ranKernels: passed.filter(({ kernels }) => kernels.length > 0).length,
    ranNatively: passed.filter(({ kernels, fallbacks }) => kernels.length > 0 && fallbacks.length === 0).length,
  };
}

/** The numbers in a sentence. */
export function describeCounts({ passed, failed, excluded, ranKernels, ranNatively }: SuiteCounts): string {
  return (
    `${passed} specs passed, ${failed} failed, ${excluded} excluded; ` +
    `of those that passed, ${ranKernels} ran kernels, ${ranNatively} without the cpu backend`
  );
}

/** A line for each file that has failures or exclusions, with the specs and their first reason. */
export function describeFailures(verdicts: readonly FileVerdict[]): string {
  const lines: string[] = [];
  for (const { file, passed, failed, excluded, stale } of verdicts) {
    if (failed.length + stale.length === 0) continue;
    lines.push(`${file}: ${passed.length} passed, ${failed.length} failed, ${excluded.length} excluded`);
    for (const spec of failed) lines.push(`  ${describeSpec(spec)}`);
    for (const name of stale) lines.push(`  ${name}\n    is excluded, but did not fail`);
  }
  return lines.join("\n");
}

export function describeSpec({ name, reasons, kernels }: SpecResult): string {
  const reason = (reasons[0] ?? "no reason given").split("\n").slice(0, 3).join(" ").slice(0, 300);
  return `${name}\n    ${reason}\n    kernels: ${kernels.join(", ") || "none"}`;
}

/** A table of kernels: specs that ran each, how many of them failed and how many had it run by the CPU backend. */
export function tabulateKernels(verdicts: readonly FileVerdict[]): string {
  const rows = new Map<string, { specs: number; failed: number; fallback: number }>();
  const count = (spec: SpecResult, failed: boolean) => {
    for (const kernel of spec.kernels) {
      const row = rows.get(kernel) ?? { specs: 0, failed: 0, fallback: 0 };
      rows.set(kernel, row);
      row.specs += 1;
      if (failed) row.failed += 1;
      if (spec.fallbacks.includes(kernel)) row.fallback += 1;
    }
  };
  for (const { passed, failed, excluded } of verdicts) {
    for (const spec of passed) count(spec, false);
    for (const spec of [...failed, ...excluded]) count(spec, true);
  }
  const header = `${"kernel".padEnd(36)}${["specs", "failed", "on CPU"].map((title) => title.padStart(8)).join("")}`;
  const lines = [...rows]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([kernel, row]) =>
        kernel.padEnd(36) + [row.specs, row.failed, row.fallback].map((n) => String(n).padStart(8)).join(""),
    );
  return [header, ...lines].join("\n");
}
