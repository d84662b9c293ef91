import { milliseconds, printHeader, printRow } from "../print-table.ts";
import type { FunctionProfile } from "./profile-functions.ts";
import type { KernelCall } from "./profile-kernels.ts";
import type { LayerProfile } from "./profile-layers.ts";
import type { GraphProfile } from "./read-graph-profile.ts";
import type { Profile } from "./run-profile.ts";

/** Rows of the long tables. */
const LONGEST = 30;

/** Where the time goes, as Markdown. */
export function printProfile(profile: Profile): string {
  const { standing, graphs, repetitions } = profile;
  const phases = Object.entries(standing.phases ?? {}).map(
    ([name, { wallMedian, cpuMedian }]) => `${name} ${milliseconds(wallMedian)} (CPU ${milliseconds(cpuMedian)})`,
  );
  const inside = graphs.reduce((sum, graph) => sum + (graph.time * graph.runs) / repetitions, 0);
  return [
    `## ${profile.work} on ${profile.backend}`,
    "",
    `A repetition: ${milliseconds(standing.wallMedian)} ms (CPU ${milliseconds(standing.cpuMedian)})${phases.map((part) => `, ${part}`).join("")}.`,
    ...(graphs.length > 0 ? [`Inside ONNX Runtime: ${milliseconds(inside)} ms.`] : []),
    ...(profile.layers.length > 0 ? ["", ...printLayers(profile.layers)] : []),
    ...(profile.kernels.length > 0 ? ["", ...printKernels(profile.kernels)] : []),
    ...graphs.flatMap((graph, index) => ["", ...printGraph(graph, index + 1, repetitions)]),
    ...(profile.functions.length > 0 ? ["", ...printFunctions(profile.functions)] : []),
    "",
  ].join("\n");
}

function printLayers(layers: readonly LayerProfile[]): string[] {
  return [
    ...printHeader(["layer", "operator", "forward, ms", "way back, ms"], 2),
    ...layers.map(({ layer, operator, forward, back }) =>
      printRow([layer, operator, milliseconds(forward), back === undefined ? "" : milliseconds(back)]),
    ),
  ];
}

function printKernels(kernels: readonly KernelCall[]): string[] {
  const sums = new Map<string, { name: string; shape: string; calls: number; time: number }>();
  for (const { name, shape, time } of kernels) {
    const key = `${name} ${shape}`;
    const known = sums.get(key) ?? { name, shape, calls: 0, time: 0 };
    sums.set(key, { ...known, calls: known.calls + 1, time: known.time + time });
  }
  const whole = kernels.reduce((sum, { time }) => sum + time, 0);
  const largest = [...sums.values()].toSorted((a, b) => b.time - a.time).slice(0, LONGEST);
  return [
    `${kernels.length} kernel calls, ${milliseconds(whole)} ms in all.`,
    "",
    ...printHeader(["kernel", "output", "calls", "ms", "%"], 2),
    ...largest.map(({ name, shape, calls, time }) =>
      printRow([name, shape, String(calls), milliseconds(time), percent(time, whole)]),
    ),
  ];
}

function printGraph(graph: GraphProfile, number: number, repetitions: number): string[] {
  const { runs, time, preparation, nodes } = graph;
  const inside = nodes.reduce((sum, node) => sum + node.time, 0);
  const largest = nodes.toSorted((a, b) => b.time - a.time).slice(0, LONGEST);
  return [
    `### graph ${number}`,
    "",
    `${runs} runs in ${repetitions} repetitions, ${milliseconds(time)} ms a run, ${milliseconds(inside)} of them in its ${nodes.length} operators; prepared in ${milliseconds(preparation)} ms.`,
    "",
    ...printHeader(["operator", "node", "output", "ms", "%"], 3),
    ...largest.map((node) =>
      printRow([node.operator, node.name, node.shape, milliseconds(node.time), percent(node.time, inside)]),
    ),
    "",
    `By operator: ${byOperator(graph)}.`,
  ];
}

function byOperator({ nodes }: GraphProfile): string {
  const sums = new Map<string, { count: number; time: number }>();
  for (const { operator, time } of nodes) {
    const known = sums.get(operator) ?? { count: 0, time: 0 };
    sums.set(operator, { count: known.count + 1, time: known.time + time });
  }
  return [...sums]
    .toSorted(([, a], [, b]) => b.time - a.time)
    .map(([operator, { count, time }]) => `${count} ${operator} ${milliseconds(time)}`)
    .join(", ");
}

function printFunctions(functions: readonly FunctionProfile[]): string[] {
  const whole = functions.reduce((sum, { time }) => sum + time, 0);
  return [
    ...printHeader(["where this thread was", "ms", "%"], 1),
    ...functions.slice(0, 20).map(({ name, time }) => printRow([name, milliseconds(time), percent(time, whole)])),
  ];
}

function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(1);
}
