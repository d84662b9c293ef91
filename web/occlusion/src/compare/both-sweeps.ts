import type { RunningSweep } from "../sweep/use-sweep.ts";

/** Two sweeps as a reader acts on them: both are cancelled and begun again together, and the one that is not done tells how far it is. */
export function bothSweeps(first: RunningSweep, second: RunningSweep): RunningSweep {
  const secondIsLast = first.sweep !== undefined && !isStreaming(first) && isStreaming(second);
  return {
    sweep: secondIsLast ? second.sweep : first.sweep,
    cancel: () => {
      first.cancel();
      second.cancel();
    },
    again: () => {
      first.again();
      second.again();
    },
  };
}

function isStreaming({ sweep }: RunningSweep): boolean {
  return sweep?.state === "streaming";
}
