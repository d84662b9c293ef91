import type { Run } from "@deconvscope/proto";
import { announce, callProblem, training } from "@deconvscope/shell";
import { useState } from "react";

/** Stops a run or takes it up again; says it where the server refuses. */
export interface RunChange {
  busy: boolean;
  change: (verb: "stopRun" | "resumeRun") => void;
}

/** @param onChanged the server has done it */
export function useRunChange({ id }: Run, onChanged: () => void): RunChange {
  const [busy, setBusy] = useState(false);
  const change: RunChange["change"] = (verb) => {
    setBusy(true);
    training[verb]({ id })
      .then(onChanged, (thrown: unknown) => announce(`${id}: ${callProblem(thrown).message}.`))
      .finally(() => setBusy(false));
  };
  return { busy, change };
}
