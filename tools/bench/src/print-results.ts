import type { ZoneSize } from "./cases/zone-size.ts";
import type { Machine } from "./machine.ts";
import { type CaseResult, ratio } from "./result.ts";

/** The results as Markdown: what `RESULTS.md` keeps and the terminal shows. */
export function printResults(
  date: string,
  machine: Machine,
  cases: readonly CaseResult[],
  zones: readonly ZoneSize[],
): string {
  const lines = [
    `## ${date}`,
    "",
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB; Node ${machine.node}; ${machine.backend}; ` +
      `GEMM 2048³ at ${machine.gflops.toFixed(0)} GFLOP/s. Wall and CPU milliseconds; ratios by median wall time.`,
  ];
  for (const result of cases) {
    lines.push("", `### ${result.name}`, "", `${result.work}.`, "");
    lines.push("| who | wall, least | wall, median | CPU, least | CPU, median | samples | ours is faster by |");
    lines.push("|---|--:|--:|--:|--:|--:|--:|");
    for (const standing of result.standings) {
      const figures = [standing.wallMinimum, standing.wallMedian, standing.cpuMinimum, standing.cpuMedian];
      const other = standing === result.standings[0] || result.apart ? "" : ratio(result.standings[0], standing);
      lines.push(`| ${[standing.name, ...figures.map(milliseconds), standing.samples, other].join(" | ")} |`);
    }
    if (result.limit !== undefined) lines.push("", `Physical limit: ${milliseconds(result.limit)} ms of arithmetic.`);
    if (result.remarks.length) lines.push("", result.remarks.join(" "));
  }
  if (zones.length) {
    lines.push("", "### first load of each zone", "", "KiB as built, and as gzip would send them.", "");
    lines.push("| zone | scripts | scripts, gzip | styles | styles, gzip | HTML |", "|---|--:|--:|--:|--:|--:|");
    for (const { zone, ...sizes } of zones) {
      lines.push(`| ${[zone, ...Object.values(sizes).map((size) => size.toFixed(0))].join(" | ")} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

function milliseconds(value: number): string {
  if (Number.isNaN(value)) return "–";
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
