import type { ServiceImpl } from "@connectrpc/connect";
import type { RecordSnapshotHeader, RecordSnapshotRequest, TrainingService } from "@deconvscope/proto";
import type { OpenPreprocessing } from "../engine/engine-jobs.ts";
import type { MetricsPoint } from "../engine/training/training-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { checkInputShape } from "../requests/check-input-shape.ts";
import { findRun } from "../requests/find-run.ts";
import { readPoint } from "../requests/read-point.ts";
import { readPreprocessing } from "../requests/read-preprocessing.ts";
import { describeSnapshot as describeModel } from "../runs/describe-snapshot.ts";
import type { NewSnapshot, StoredRun, StoredSnapshot } from "../runs/run-store.ts";
import { hasRunEnded } from "../runs/run-topic.ts";
import { epochName, snapshotName } from "../runs/snapshot-name.ts";
import type { ServiceContext } from "../service-context.ts";
import type { ReceivedFile } from "../store/blob-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import { describeSnapshot } from "./training-describe.ts";

/** Takes what an external run tells: a snapshot, or metrics alone; wholly or not at all. */
export function createRecordSnapshot(context: ServiceContext): ServiceImpl<typeof TrainingService>["recordSnapshot"] {
  const { runs, blobs, limits } = context;
  return async (requests, { signal }) => {
    const parts = requests[Symbol.asyncIterator]();
    const first = await parts.next();
    if (first.done === true || first.value.part.case !== "header") {
      throw new RequestError("invalid", "the first message is no header; expected one, then the file", "header");
    }
    const header = first.value.part.value;
    const run = await findExternalRun(context, header.runId);
    const point = readPoint(header.metrics, "header.metrics");
    refuseEarlier(run, point);
    checkInputShape(header.inputShape, "header.input_shape");
    const chunk = await parts.next();
    if (chunk.done === true) {
      await record(context, run, point, undefined);
      return {};
    }
    const before = (await runs.snapshots(run.id)).at(-1);
    refuseOutOfOrder(before, point);
    const file = await blobs.receive(readChunks(chunk.value, parts), limits.maxModelBytes);
    try {
      const snapshot = await makeSnapshot(context, run, { header, point, file, before }, signal);
      await record(context, run, point, snapshot);
      const { model } = snapshot;
      return {
        snapshot: describeSnapshot({ ...snapshot, model: model.name, modelSha256: model.sha256, probeImages: 0 }),
      };
    } finally {
      await blobs.discard(file);
    }
  };
}

async function findExternalRun({ runs }: ServiceContext, id: string): Promise<StoredRun> {
  const run = await findRun(runs, id, "header.run_id");
  if (run.training.kind !== "external") {
    throw new RequestError("precondition", `${quote(id)} is trained here; create an external run`, "header.run_id");
  }
  if (hasRunEnded(run)) {
    throw new RequestError("precondition", `the run is ${run.state}; create a new one`, "header.run_id");
  }
  return run;
}

function refuseEarlier({ latest }: StoredRun, { step }: MetricsPoint): void {
  if (latest !== undefined && step < latest.step) {
    const expected = `${latest.step}, the run's last, or later`;
    throw new RequestError("precondition", `${step} given; expected ${expected}`, "header.metrics.step");
  }
}

function refuseOutOfOrder(before: StoredSnapshot | undefined, { step }: MetricsPoint): void {
  if (before !== undefined && step <= before.step) {
    throw step === before.step
      ? new RequestError("already-exists", `there is a snapshot of step ${step} already`, "header.metrics.step")
      : new RequestError(
          "precondition",
          `${step} given; the last snapshot is of step ${before.step}`,
          "header.metrics.step",
        );
  }
}

interface ReceivedSnapshot {
  readonly header: RecordSnapshotHeader;
  readonly point: MetricsPoint;
  readonly file: ReceivedFile;
  readonly before: StoredSnapshot | undefined;
}

async function makeSnapshot(
  context: ServiceContext,
  run: StoredRun,
  { header, point, file, before }: ReceivedSnapshot,
  signal: AbortSignal,
): Promise<NewSnapshot> {
  if (file.bytes === 0) {
    throw new RequestError("invalid", "0 bytes given; expected an ONNX file", "chunk");
  }
  const { step, epoch, fit, validationAccuracy } = point;
  const name = await snapshotName(context.models, run.id, fit === "" ? epochName(epoch) : `${fit}-${epochName(epoch)}`);
  const preprocessing = await findPreprocessing(context, header, before);
  const { inputShape } = header;
  const told = { name, epoch, fit, validationAccuracy, preprocessing, inputShape, file };
  const inspect = (request: Parameters<Parameters<typeof describeModel>[3]>[0]) =>
    context.engine.call("inspectModel", request, signal);
  const model = await describeModel(run, told, context.limits, inspect);
  refuseOtherClasses(run, model);
  return { step, epoch, fit, validationAccuracy, seconds: 0, model, file };
}

/** A network that ends in something else than class scores has none to be told apart by. */
function refuseOtherClasses({ dataset, labels }: StoredRun, { anatomy: { classes } }: StoredModel): void {
  if (labels.length > 0 && classes > 0 && classes !== labels.length) {
    const there = `${quote(dataset)}, the run's dataset, has ${labels.length}`;
    throw new RequestError("invalid", `the network tells ${classes} classes apart; ${there}`, "chunk");
  }
}

async function findPreprocessing(
  { models }: ServiceContext,
  { preprocessing }: RecordSnapshotHeader,
  before: StoredSnapshot | undefined,
): Promise<OpenPreprocessing | undefined> {
  const known = preprocessing === undefined && before !== undefined ? await models.find(before.model) : undefined;
  return preprocessing === undefined ? known?.preprocessing : readPreprocessing(preprocessing, "header.preprocessing");
}

/** @throws RequestError if somebody else was quicker */
async function record(
  { runs }: ServiceContext,
  run: StoredRun,
  point: MetricsPoint,
  snapshot: NewSnapshot | undefined,
): Promise<void> {
  if (!(await runs.record(run.id, point, snapshot))) {
    const now = await findRun(runs, run.id, "header.run_id");
    const why = hasRunEnded(now) ? `the run is ${now.state}` : `the run is at step ${now.step} already`;
    throw new RequestError("precondition", `${point.step} given; ${why}`, "header.metrics.step");
  }
}

async function* readChunks(
  first: RecordSnapshotRequest,
  parts: AsyncIterator<RecordSnapshotRequest>,
): AsyncGenerator<Uint8Array> {
  for (let value = first; ; ) {
    if (value.part.case !== "chunk") {
      throw new RequestError("invalid", "a message after the first is no chunk; expected the file's bytes", "chunk");
    }
    yield value.part.value;
    const next = await parts.next();
    if (next.done === true) {
      return;
    }
    value = next.value;
  }
}
