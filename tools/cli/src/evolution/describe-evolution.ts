import { toJson } from "@bufbuild/protobuf";
import { type Provenance, ProvenanceSchema, type Run, RunSchema, SnapshotSchema } from "@deconvscope/proto";
import { describeTraining } from "../output/describe-run.ts";
import type { EvolutionStep } from "./read-evolution.ts";

/** A layer that was written, for provenance.json. */
export interface WrittenEvolution {
  readonly layer: string;
  readonly channels: readonly number[];
  /** From the export's folder. */
  readonly files: readonly string[];
}

/** What the export is made of, as indented JSON. */
export function describeEvolution(
  run: Run,
  steps: readonly EvolutionStep[],
  layers: readonly WrittenEvolution[],
): string {
  const snapshots = steps.map(({ snapshot, provenance }) => ({
    snapshot: toJson(SnapshotSchema, snapshot, { alwaysEmitImplicit: true }),
    provenance: provenanceJson(provenance),
  }));
  return `${JSON.stringify({ run: toJson(RunSchema, run, { alwaysEmitImplicit: true }), snapshots, layers }, null, 2)}\n`;
}

/** A page's footnote, and the same for programs as JSON in ASCII. */
export function describePage(run: Run, layer: string, shown: readonly EvolutionStep[]) {
  const made = shown.at(-1)?.provenance;
  const text = JSON.stringify({
    run: run.id,
    layer,
    snapshots: shown.map(({ provenance }) => provenanceJson(provenance)),
  });
  return {
    notes: [
      `run ${run.id}`,
      describeTraining(run),
      layer,
      `a column a snapshot, the strongest of ${shown.at(-1)?.snapshot.probeImages ?? 0} images, projected`,
      "framed: another image than before",
      ...(made === undefined ? [] : [made.backend, `v${made.productVersion}`]),
    ],
    text: text.replaceAll(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`),
  };
}

function provenanceJson(provenance: Provenance | undefined) {
  return provenance === undefined ? undefined : toJson(ProvenanceSchema, provenance, { alwaysEmitImplicit: true });
}
