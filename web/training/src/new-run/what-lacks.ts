import type { RunDraft } from "./run-draft.ts";

/** What must still be chosen; undefined: nothing. */
export function whatLacks({ kind, model, variants, dataset }: RunDraft): string | undefined {
  if (kind !== "external" && dataset === "") return "There is no dataset yet.";
  if ((kind === "transfer" || kind === "probes") && model === "") return "Choose a model.";
  if (kind === "ablations" && variants.length === 0) return "Choose at least one variant.";
  return undefined;
}
