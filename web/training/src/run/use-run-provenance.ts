import type { Run, Snapshot } from "@deconvscope/proto";
import { type FigureProvenance, useCatalog, useModel } from "@deconvscope/shell";
import { useMemo } from "react";
import { runProvenance } from "./run-provenance.ts";

/**
 * What made a figure of a run; undefined until that is known.
 * @param snapshot that the figure is of; undefined: of none yet, or of several
 */
export function useRunProvenance(
  run: Run | undefined,
  snapshot: Pick<Snapshot, "model"> | undefined,
): FigureProvenance | undefined {
  const version = useCatalog().status.value?.version;
  const { value, problem } = useModel(snapshot?.model);
  const summary = value?.summary;
  const asked = snapshot?.model;
  return useMemo(() => {
    if (!run || version === undefined || (asked !== undefined && !summary && !problem)) return undefined;
    // One that is no longer here still has its name.
    return runProvenance(
      run,
      asked === undefined ? undefined : { name: asked, sha256: summary?.sha256 ?? "" },
      version,
    );
  }, [run, asked, summary, problem, version]);
}
