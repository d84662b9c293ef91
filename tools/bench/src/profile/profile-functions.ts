import type { Runtime } from "node:inspector";
import { Session } from "node:inspector/promises";
import path from "node:path";

/** Where this thread's time went, by JavaScript function. */
export interface FunctionProfile {
  /** With its file, e.g. planGraph (plan-graph.ts:31), or "native code". */
  readonly name: string;
  /** In itself, not in what it called; milliseconds. */
  readonly time: number;
}

/** Samples this thread's stack while it works. V8's profiler brings down a process that runs libtensorflow. */
export async function profileFunctions(work: () => Promise<void>): Promise<FunctionProfile[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.setSamplingInterval", { interval: 200 });
    await session.post("Profiler.start");
    await work();
    const { profile } = await session.post("Profiler.stop");
    const nodes = new Map(profile.nodes.map((node) => [node.id, node.callFrame]));
    const times = new Map<string, number>();
    for (const [index, id] of (profile.samples ?? []).entries()) {
      const frame = nodes.get(id);
      if (!frame || frame.functionName === "(idle)") continue;
      const name = describeFrame(frame);
      times.set(name, (times.get(name) ?? 0) + (profile.timeDeltas?.[index] ?? 0) / 1000);
    }
    return [...times].map(([name, time]) => ({ name, time })).toSorted((a, b) => b.time - a.time);
  } finally {
    session.disconnect();
  }
}

/** The profiler calls native code by whatever symbol lies nearest, which says nothing. */
function describeFrame({ functionName, url, lineNumber }: Runtime.CallFrame): string {
  if (functionName.includes("::")) return "native code";
  return `${functionName || "anonymous"}${url ? ` (${path.basename(url)}:${lineNumber + 1})` : ""}`;
}
