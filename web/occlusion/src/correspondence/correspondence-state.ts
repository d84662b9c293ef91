import type { MeasureCorrespondenceResponse, PartCorrespondence, Progress, Provenance } from "@deconvscope/proto";

/** What is known so far of how a network relates parts. */
export interface Correspondence {
  progress: Progress | undefined;
  /** One a part and layer, in the order of their first coming. */
  parts: readonly PartCorrespondence[];
  provenance: Provenance | undefined;
}

export const emptyCorrespondence: Correspondence = { progress: undefined, parts: [], provenance: undefined };

/** The state after a message; what comes again replaces what was there. */
export function readCorrespondence(state: Correspondence, message: MeasureCorrespondenceResponse): Correspondence {
  const parts = [...state.parts];
  for (const next of message.correspondences) {
    const at = parts.findIndex(({ part, layer }) => part === next.part && layer === next.layer);
    if (at < 0) parts.push(next);
    else parts[at] = next;
  }
  return {
    progress: message.progress ?? state.progress,
    parts,
    provenance: message.provenance ?? state.provenance,
  };
}

/** "0/60": how many of the random draws are at or below the part's Δ. */
export function drawsBelow({ mean, random }: Pick<PartCorrespondence, "mean" | "random">): string {
  return `${random.filter((delta) => delta <= mean).length}/${random.length}`;
}

/** Which parts correspond, in a sentence; nothing before all is there. */
export function describeCorrespondence(
  parts: readonly PartCorrespondence[],
  nameOf: (layer: string) => string,
): string | undefined {
  if (parts.length === 0) return undefined;
  const layers = [...new Set(parts.map(({ layer }) => layer))];
  const found = layers.map((layer) => {
    const own = parts.filter((entry) => entry.layer === layer);
    return {
      layer: nameOf(layer),
      all: own.length,
      low: own.filter(({ pValue }) => pValue <= 0.05).map(({ part }) => part),
    };
  });
  return found
    .map(({ layer, all, low }) => {
      if (low.length === 0) return `At ${layer} no part stands out from random places.`;
      if (low.length === all) return `At ${layer} every part corresponds.`;
      return `At ${layer} ${joinWords(low)} ${low.length === 1 ? "corresponds" : "correspond"}.`;
    })
    .join(" ");
}

function joinWords(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
