import { fromJsonString, type MessageInitShape } from "@bufbuild/protobuf";
import { timestampFromDate } from "@bufbuild/protobuf/wkt";
import {
  CreateRunRequestSchema,
  type OutcomeSchema,
  type RunSchema,
  RunState,
  type SnapshotSchema,
} from "@deconvscope/proto";
import type { FoldOutcome } from "../engine/training/training-job.ts";
import { toMetrics } from "../runs/metrics-bytes.ts";
import type { StoredRun, StoredSnapshot, RunState as StoredState } from "../runs/run-store.ts";
import { sumUpOutcomes } from "../runs/sum-up-outcomes.ts";

const states: Record<StoredState, RunState> = {
  queued: RunState.QUEUED,
  running: RunState.RUNNING,
  complete: RunState.COMPLETE,
  stopped: RunState.STOPPED,
  failed: RunState.FAILED,
};

/** A run with what was told of it. */
export interface ToldRun {
  readonly run: StoredRun;
  readonly snapshots: readonly StoredSnapshot[];
  readonly outcomes: readonly FoldOutcome[];
}

/**
 * A run for the wire.
 * @param rate steps a second; undefined: not known
 */
export function describeRun(
  { run, snapshots, outcomes }: ToldRun,
  rate: number | undefined,
): MessageInitShape<typeof RunSchema> {
  const { id, state, step, steps, cost } = run;
  const known = state === "running" && !run.preparing ? rate : undefined;
  return {
    id,
    request: fromJsonString(CreateRunRequestSchema, run.request),
    state: states[state],
    progress: {
      done: BigInt(step),
      total: BigInt(steps),
      rate: known ?? 0,
      ...(known === undefined || known <= 0 || steps === 0 ? {} : { secondsLeft: (steps - step) / known }),
    },
    ...(run.latest === undefined ? {} : { latest: toMetrics(run.latest) }),
    snapshots: snapshots.map(describeSnapshot),
    error: run.error,
    createTime: timestampFromDate(run.createdAt),
    outcomes: sumUpOutcomes(id, outcomes).map(describeOutcome),
    waitingFor: run.waitingFor,
    preparing: run.preparing,
    backend: run.backend,
    labels: [...run.labels],
    stepsPerEpoch: BigInt(run.stepsPerEpoch),
    cost: {
      trainingSeconds: cost.training,
      validationSeconds: cost.validation,
      snapshotSeconds: cost.snapshot,
      checkpointSeconds: cost.checkpoint,
    },
  };
}

/** A snapshot for the wire. */
export function describeSnapshot(snapshot: StoredSnapshot): MessageInitShape<typeof SnapshotSchema> {
  const { step, epoch, model, fit, validationAccuracy, seconds, probeImages } = snapshot;
  const measured = validationAccuracy === undefined ? {} : { validationAccuracy };
  return { step: BigInt(step), epoch, model, fit, seconds, probeImages, ...measured };
}

function describeOutcome(outcome: ReturnType<typeof sumUpOutcomes>[number]): MessageInitShape<typeof OutcomeSchema> {
  return {
    ...outcome,
    foldAccuracies: [...outcome.foldAccuracies],
    classAccuracies: [...outcome.classAccuracies],
    parameters: BigInt(outcome.parameters),
  };
}
