import type { MessageInitShape } from "@bufbuild/protobuf";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import { type ProvenanceSchema, type ScanSchema, ScanState } from "@deconvscope/proto";
import { productVersion } from "../product-version.ts";
import { canonicalJson } from "../requests/canonical-json.ts";
import type { StoredScan, ScanState as StoredState } from "../scans/scan-store.ts";

const states: Record<StoredState, ScanState> = {
  queued: ScanState.QUEUED,
  running: ScanState.RUNNING,
  complete: ScanState.COMPLETE,
  cancelled: ScanState.CANCELLED,
  failed: ScanState.FAILED,
};

/**
 * A scan for the wire.
 * @param rate images a second; undefined: not known
 */
export function describeScan(scan: StoredScan, rate: number | undefined): MessageInitShape<typeof ScanSchema> {
  const { id, model, dataset, split, k, state, error, maxImages, workers, waitingFor, builtIn } = scan;
  // Who said that it cannot be done, and nobody does it: it stands still.
  const isStill = workers === 0 && error !== "";
  const known = state === "running" && !isStill ? rate : undefined;
  return {
    id,
    model,
    dataset,
    split,
    layers: scan.layers.map(({ name }) => name),
    k,
    state: states[state],
    progress: {
      done: BigInt(scan.done),
      total: BigInt(scan.images),
      rate: known ?? 0,
      ...(known === undefined || known <= 0 ? {} : { secondsLeft: (scan.images - scan.done) / known }),
    },
    error,
    provenance: scanProvenance(scan, JSON.parse(scan.parameters)),
    problems: [...scan.problems],
    createTime: timestampFromDate(scan.createdAt),
    maxImages,
    workers,
    waitingFor,
    builtIn,
  };
}

/**
 * What made a scan's numbers.
 * @param parameters of the request that asks for them, every default filled in, by their JSON names
 */
export function scanProvenance(
  { model, modelSha256, backend }: StoredScan,
  parameters: Readonly<Record<string, unknown>>,
): MessageInitShape<typeof ProvenanceSchema> {
  return { model, modelSha256, backend, productVersion, parametersJson: canonicalJson(parameters) };
}

/** What a result of a scan depends on, by JSON names. */
export function scanParameters(scan: StoredScan): Readonly<Record<string, unknown>> {
  const { id, model, dataset, split, k, maxImages } = scan;
  return { scanId: id, model, dataset, split, k, maxImages };
}
