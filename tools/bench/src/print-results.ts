import type { CaseResult } from "./case-result.ts";
import { limitTime } from "./limit/limit.ts";
import type { Machine } from "./machine.ts";
import { milliseconds, printHeader, printRow } from "./print-table.ts";
import type { CaseVerdict, Results } from "./results.ts";
import type { Round, Standing } from "./round.ts";
import { compare } from "./target.ts";

/** The results as Markdown: what `RESULTS.md` keeps and the terminal shows. */
export function printResults({ machine, targets, cases, zones }: Results): string {
  return [
    ...[`## ${machine.date.slice(0, 16).replace("T", " ")} UTC`, "", describe(machine)],
    ...(targets.length > 0 ? ["", ...printTargets(targets)] : []),
    ...cases.flatMap((result) => ["", ...printCase(result)]),
    ...(zones.length > 0 ? ["", ...printZones(zones)] : []),
    "",
  ].join("\n");
}

function describe(machine: Machine): string {
  const list = (entries: Readonly<Record<string, string | number>>) =>
    Object.entries(entries).map(([name, value]) => `${name} ${typeof value === "number" ? value.toFixed(0) : value}`);
  const sentences = [
    `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB; ${machine.threads} ${machine.threads === 1 ? "thread" : "threads"} each`,
    `Load before ${machine.loadBefore.map((load) => load.toFixed(2)).join(", ")}`,
    `Node ${machine.node}; ${list(machine.backends).join(", ")}`,
    `Peers: ${list(machine.peers).join(", ") || "none"}`,
    `GEMM 512³, GFLOP/s: ${list(machine.gemm).join(", ")}`,
  ];
  const isBusy = machine.loadBefore.some((load) => load > machine.cores / 2);
  if (isBusy) sentences.push("The machine was busy: where wall and CPU times disagree, CPU times say more");
  return `${sentences.join(". ")}.`;
}

function printTargets(targets: readonly CaseVerdict[]): string[] {
  const header = ["work", "ours", "held against", "target", "wall, median", "wall, least", "CPU, median", "met"];
  return [
    ...printHeader([...header, "limit, ms"], 3),
    ...targets.map((target) => {
      const { wallMedian, wallMinimum, cpuMedian } = target.ratios;
      const against = target.peers.length > 1 ? `${target.against} (${target.peer})` : target.against;
      return printRow([
        ...[target.case, target.ours, against, `≥ ${target.atLeast.toFixed(2)}`],
        ...[wallMedian, wallMinimum].map((ratio) => ratio.toFixed(2)),
        target.byWall ? "" : cpuMedian.toFixed(2),
        ...[target.met, target.limit === undefined ? "" : milliseconds(target.limit)],
      ]);
    }),
  ];
}

function printCase(result: CaseResult): string[] {
  const header = ["who", "wall, least", "wall, median", "CPU, least", "CPU, median", "samples"];
  const rows = result.standings.flatMap((standing, index) => [
    printRow([
      standing.name,
      ...figures(standing),
      ...(result.apart ? [] : [index === 0 ? "" : ratios(result, standing)]),
    ]),
    ...Object.entries(standing.phases ?? {}).map(([phase, round]) => printRow([`– ${phase}`, ...figures(round), ""])),
  ]);
  return [
    ...[`### ${result.name}`, "", `${result.work}.`, ""],
    ...[...printHeader([...header, ...(result.apart ? [] : ["its time : the first's"])], 1), ...rows],
    ...(result.limit ? ["", describeLimit(result.limit)] : []),
    ...(result.remarks.length > 0 ? ["", result.remarks.join(" ")] : []),
  ];
}

function describeLimit(limit: NonNullable<CaseResult["limit"]>): string {
  const work = `${(limit.flops / 1e9).toFixed(2)} GFLOP`;
  return `Physical limit: ${milliseconds(limitTime(limit))} ms, ${work} at the ${limit.gflops.toFixed(0)} GFLOP/s of a matrix product in the same rounds.`;
}

function figures({ wallMinimum, wallMedian, cpuMinimum, cpuMedian, samples }: Round): string[] {
  return [...[wallMinimum, wallMedian, cpuMinimum, cpuMedian].map(milliseconds), String(samples)];
}

function ratios({ standings }: CaseResult, standing: Standing): string {
  const [first] = standings;
  return first ? `${compare(first, standing).wallMedian.toFixed(2)} ×` : "";
}

function printZones(zones: Results["zones"]): string[] {
  return [
    ...["### first load of each zone", "", "KiB as built, and as gzip would send them.", ""],
    ...printHeader(["zone", "scripts", "scripts, gzip", "styles", "styles, gzip", "HTML"], 1),
    ...zones.map(({ zone, ...sizes }) => printRow([zone, ...Object.values(sizes).map((size) => size.toFixed(0))])),
  ];
}
