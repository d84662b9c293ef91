import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import type { GetEvolutionResponseSchema, TrainingService, Unit } from "@deconvscope/proto";
import { productVersion } from "../product-version.ts";
import { quote, RequestError } from "../request-error.ts";
import { canonicalJson } from "../requests/canonical-json.ts";
import { findRun } from "../requests/find-run.ts";
import { listChoices } from "../requests/list-choices.ts";
import type { MeasuredFeatures } from "../runs/run-features.ts";
import type { StoredRun, StoredSnapshot } from "../runs/run-store.ts";
import { hasRunEnded } from "../runs/run-topic.ts";
import type { RunWatch } from "../runs/watch-runs.ts";
import { PictureMaker } from "../scans/pictures-maker.ts";
import type { ServiceContext } from "../service-context.ts";
import { DrawnMaps, type NamedMap } from "./training-drawn-maps.ts";
import { describeFeatures } from "./training-features.ts";

const mostMaps = 64;

/** Fig. 4: what excites maps most at each snapshot, oldest first. */
export function createGetEvolution(
  context: ServiceContext,
  watch: RunWatch,
): ServiceImpl<typeof TrainingService>["getEvolution"] {
  const { runs, engine, pictures, onImage } = context;
  const maker = new PictureMaker(engine, pictures, onImage);
  return async function* (request, { signal }) {
    const run = await findRun(runs, request.runId, "run_id");
    const wanted = readMaps(request.maps);
    const maps = new DrawnMaps(context, maker, run, wanted);
    const parameters = { runId: run.id, maps: wanted };
    for await (const snapshot of listMeasured(context, watch, run, request.follow, signal)) {
      const measured = await runs.features(run.id, snapshot.step);
      if (measured !== undefined) {
        wanted.forEach((map, index) => {
          checkMap(measured, map, `maps[${index}]`);
        });
        const drawn = await maps.draw(snapshot, measured, signal);
        yield describe(run, snapshot, describeFeatures(run, snapshot, measured, drawn), parameters);
      }
    }
  };
}

/** Snapshots whose features are known, oldest first; while the run goes on also those to come, if they are wanted. */
async function* listMeasured(
  { runs }: ServiceContext,
  watch: RunWatch,
  run: StoredRun,
  follow: boolean,
  signal: AbortSignal,
): AsyncGenerator<StoredSnapshot> {
  let last = -1;
  const later = function* (snapshots: readonly StoredSnapshot[]): Generator<StoredSnapshot> {
    for (const snapshot of snapshots.filter(({ step, probeImages }) => step > last && probeImages > 0)) {
      last = snapshot.step;
      yield snapshot;
    }
  };
  yield* later(await runs.snapshots(run.id));
  let isOver = !follow;
  for await (const event of isOver ? [] : watch.watch(run.id, Number.MAX_SAFE_INTEGER, signal, false)) {
    if (event.kind === "run") {
      isOver = hasRunEnded(event.news.run);
      yield* later(event.news.snapshots);
    }
  }
  if (!isOver) {
    throw new RequestError("not-found", `run ${quote(run.id)} was deleted`, "run_id");
  }
}

function readMaps(maps: readonly Unit[]): NamedMap[] {
  if (maps.length > mostMaps) {
    throw new RequestError("too-large", `${maps.length} given; at most ${mostMaps} are followed at once`, "maps");
  }
  return maps.map(({ layer, channel, y, x }, index) => {
    if (y !== undefined || x !== undefined) {
      const place = y === undefined ? "x" : "y";
      throw new RequestError("invalid", "given; a map is followed wherever it is strongest", `maps[${index}].${place}`);
    }
    return { layer, channel };
  });
}

function checkMap({ layers }: MeasuredFeatures, { layer, channel }: NamedMap, field: string): void {
  const found = layers.find((one) => one.layer === layer);
  if (found === undefined) {
    const names = layers.map((one) => one.layer);
    const choices = listChoices(layer, names);
    throw new RequestError("not-found", `layer ${quote(layer)} was not measured; ${choices}`, `${field}.layer`);
  }
  if (channel >= found.maps.length) {
    const expected = `expected 0 … ${found.maps.length - 1}`;
    throw new RequestError("invalid", `${channel} given; ${expected}`, `${field}.channel`);
  }
}

function describe(
  { backend }: StoredRun,
  { model, modelSha256, step }: StoredSnapshot,
  features: NonNullable<MessageInitShape<typeof GetEvolutionResponseSchema>["features"]>,
  parameters: Readonly<Record<string, unknown>>,
): MessageInitShape<typeof GetEvolutionResponseSchema> {
  const parametersJson = canonicalJson({ ...parameters, step });
  return { features, provenance: { model, modelSha256, backend, productVersion, parametersJson } };
}
