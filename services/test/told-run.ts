import { type DescMessage, type MessageShape, toJson } from "@bufbuild/protobuf";
import { createClient, type Transport } from "@connectrpc/connect";
import {
  FeatureSnapshotSchema,
  MetricsSchema,
  ModelService,
  OutcomeSchema,
  type Run,
  type Snapshot,
  SnapshotSchema,
  TrainingService,
} from "@deconvscope/proto";

/** All that a run told, but for its name and times. */
export interface ToldRun {
  readonly metrics: readonly unknown[];
  readonly snapshots: readonly unknown[];
  readonly outcomes: readonly unknown[];
  /** One a snapshot whose features were measured: winners, jumps, distances, pictures. */
  readonly features: readonly unknown[];
}

/** Reads what a run that has ended told; a snapshot's model is its SHA-256. */
export async function readToldRun(transport: Transport, id: string): Promise<ToldRun> {
  const client = createClient(TrainingService, transport);
  const metrics: unknown[] = [];
  let run: Run | undefined;
  for await (const { event } of client.watchRun({ id })) {
    if (event.case === "metrics") {
      metrics.push(...event.value.metrics.map((point) => plain(MetricsSchema, { ...point, imagesPerSecond: 0 })));
    } else if (event.case === "run") {
      run = event.value;
    }
  }
  if (run === undefined) {
    throw new Error(`run ${id}: expected to be told, got no message`);
  }
  const withoutTimes = async (snapshot: Snapshot): Promise<Snapshot> => {
    const { summary } = await createClient(ModelService, transport).getModel({ model: snapshot.model });
    return { ...snapshot, seconds: 0, model: summary?.sha256 ?? "" };
  };
  const snapshots: unknown[] = [];
  for (const snapshot of run.snapshots) {
    snapshots.push(plain(SnapshotSchema, await withoutTimes(snapshot)));
  }
  const features: unknown[] = [];
  for await (const { features: told } of client.getEvolution({ runId: id })) {
    if (told?.snapshot !== undefined) {
      const snapshot = await withoutTimes(told.snapshot);
      features.push(plain(FeatureSnapshotSchema, { ...told, snapshot }));
    }
  }
  const outcomes = run.outcomes.map(({ name, ...outcome }) =>
    plain(OutcomeSchema, { ...outcome, name: name === id ? "" : name }),
  );
  return { metrics, snapshots, outcomes, features };
}

/** Numbers in full. */
function plain<Desc extends DescMessage>(schema: Desc, message: MessageShape<Desc>): unknown {
  return toJson(schema, message);
}
