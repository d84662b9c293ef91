import type { CheckArchitectureResponse } from "@deconvscope/proto";
import { type CallProblem, callProblem, isCancelled, training } from "@deconvscope/shell";
import { useEffect, useState } from "react";

/** ms after the last key. */
const pause = 250;

export interface ArchitectureCheck {
  /** Of the text as it is now, or was before the last keys. */
  answer: CheckArchitectureResponse | undefined;
  problem: CallProblem | undefined;
  /** The answer is of this very text. */
  settled: boolean;
}

/** Follows the shapes through an architecture as somebody types it. */
export function useArchitectureCheck(architecture: string, dataset: string, inputSize: number): ArchitectureCheck {
  const key = JSON.stringify([architecture, dataset, inputSize]);
  const [known, setKnown] = useState<{ key: string; answer?: CheckArchitectureResponse; problem?: CallProblem }>();
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      training.checkArchitecture({ architecture, dataset, inputSize }, { signal: abort.signal }).then(
        (answer) => abort.signal.aborted || setKnown({ key, answer }),
        (thrown: unknown) => {
          if (!abort.signal.aborted && !isCancelled(thrown)) setKnown({ key, problem: callProblem(thrown) });
        },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key]);
  return { answer: known?.answer, problem: known?.problem, settled: known?.key === key };
}
