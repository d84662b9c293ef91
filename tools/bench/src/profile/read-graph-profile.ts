/** One operator of a graph that ONNX Runtime ran. */
export interface NodeProfile {
  /** As the graph calls it, e.g. Conv2D#3/12. */
  readonly name: string;
  readonly operator: string;
  /** Of its first output, e.g. 1×96×110×110. */
  readonly shape: string;
  /** Least of the runs, in milliseconds. */
  readonly time: number;
}

export interface GraphProfile {
  readonly runs: number;
  /** Of one run, the least, in milliseconds. */
  readonly time: number;
  /** Of optimizing and preparing it, in milliseconds. */
  readonly preparation: number;
  /** In the order in which they ran. */
  readonly nodes: readonly NodeProfile[];
}

interface TraceEvent {
  readonly cat: string;
  readonly name: string;
  /** Microseconds. */
  readonly dur: number;
  readonly args?: {
    readonly op_name?: string;
    readonly output_type_shape?: readonly Readonly<Record<string, readonly number[]>>[];
  };
}

const SUFFIX = "_kernel_time";

/** @param trace what ONNX Runtime wrote for one session: Chrome's trace format */
export function readGraphProfile(trace: string): GraphProfile {
  const events: readonly TraceEvent[] = JSON.parse(trace);
  const runs = events.filter(({ name }) => name === "model_run");
  const preparation = events.filter(({ name }) => name === "session_initialization");
  const nodes = new Map<string, TraceEvent[]>();
  for (const event of events) {
    if (event.cat === "Node" && event.name.endsWith(SUFFIX))
      nodes.set(event.name, [...(nodes.get(event.name) ?? []), event]);
  }
  return {
    runs: runs.length,
    time: least(runs),
    preparation: preparation.reduce((sum, event) => sum + milliseconds(event), 0),
    nodes: [...nodes].map(([name, own]) => ({
      name: name.slice(0, -SUFFIX.length),
      operator: own[0]?.args?.op_name ?? "",
      shape: Object.values(own[0]?.args?.output_type_shape?.[0] ?? {})[0]?.join("×") ?? "",
      time: least(own),
    })),
  };
}

function least(events: readonly TraceEvent[]): number {
  return events.length > 0 ? Math.min(...events.map(milliseconds)) : 0;
}

function milliseconds({ dur }: TraceEvent): number {
  return dur / 1000;
}
