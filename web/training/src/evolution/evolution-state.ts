import type { FeatureSnapshot, GetEvolutionResponse, Provenance } from "@deconvscope/proto";
import type { CallProblem } from "@deconvscope/shell";

/** How followed maps went from snapshot to snapshot, as far as it is known. */
export interface Evolution {
  /** Oldest first. */
  snapshots: readonly FeatureSnapshot[];
  /** Of the newest. */
  provenance: Provenance | undefined;
  stream: "opening" | "live" | "broken" | "ended" | "failed";
  problem?: CallProblem | undefined;
}

export const emptyEvolution: Evolution = { snapshots: [], provenance: undefined, stream: "opening" };

/** Takes in one snapshot; one of the same step replaces it. */
export function readEvolutionMessage(evolution: Evolution, message: GetEvolutionResponse): Evolution {
  const { features, provenance } = message;
  const live: Evolution = {
    ...evolution,
    stream: "live",
    problem: undefined,
    provenance: provenance ?? evolution.provenance,
  };
  if (!features) return live;
  const others = evolution.snapshots.filter((one) => stepOf(one) !== stepOf(features));
  return { ...live, snapshots: [...others, features].sort((a, b) => Number(stepOf(a) - stepOf(b))) };
}

const stepOf = ({ snapshot }: FeatureSnapshot) => snapshot?.step ?? 0n;
