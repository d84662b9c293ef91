import { create } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import {
  FeatureSnapshotSchema,
  MetricsBatchSchema,
  RunSchema,
  SnapshotSchema,
  type TrainingService,
  type WatchRunResponse,
  WatchRunResponseSchema,
} from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import { findRun } from "../requests/find-run.ts";
import { toMetrics } from "../runs/metrics-bytes.ts";
import { hasRunEnded } from "../runs/run-topic.ts";
import type { RunEvent, RunWatch } from "../runs/watch-runs.ts";
import type { ServiceContext } from "../service-context.ts";
import { describeRun, describeSnapshot } from "./training-describe.ts";
import { describeFeatures } from "./training-features.ts";
import { writeField } from "./written-field.ts";

type ToldEvent = Exclude<WatchRunResponse["event"], { readonly case: undefined }>;

/** What many watchers are told alike. */
interface SharedEvent {
  readonly event: ToldEvent;
  /** As it was told last, written already. */
  told: WatchRunResponse | undefined;
}

/** Follows a run for its watchers. What several are told is described once, and written once. */
export function createWatchRun(
  { runs }: Pick<ServiceContext, "runs">,
  watch: RunWatch,
): ServiceImpl<typeof TrainingService>["watchRun"] {
  const known = new WeakMap<object, SharedEvent>();
  const share = (event: RunEvent): SharedEvent => {
    const key = keyOf(event);
    const shared = known.get(key) ?? { event: describeEvent(event, watch), told: undefined };
    known.set(key, shared);
    return shared;
  };
  return async function* (request, { signal, requestHeader }) {
    const { id } = await findRun(runs, request.id, "id");
    const isText = requestHeader.get("content-type")?.includes("json") === true;
    let isOver = false;
    for await (const event of watch.watch(id, Number(request.fromStep), signal)) {
      isOver = event.kind === "run" && hasRunEnded(event.news.run);
      const { watchers } = event;
      const shared = share(event);
      yield isText ? create(WatchRunResponseSchema, { event: shared.event, watchers }) : tellWritten(shared, watchers);
    }
    if (!isOver) {
      throw new RequestError("not-found", `run ${quote(id)} was deleted`, "id");
    }
  };
}

/** The same object for watchers who are told the same. */
function keyOf(event: RunEvent): object {
  switch (event.kind) {
    case "run":
      return event.news;
    case "metrics":
      return event.points;
    case "snapshot":
      return event.snapshot;
    case "features":
      return event.features.measured;
  }
}

function describeEvent(event: RunEvent, watch: RunWatch): ToldEvent {
  switch (event.kind) {
    case "run":
      return { case: "run", value: create(RunSchema, describeRun(event.news, watch.rate(event.news.run))) };
    case "metrics": {
      const { points, dropped } = event;
      const batch = { metrics: points.map(toMetrics), dropped: BigInt(dropped) };
      return { case: "metrics", value: create(MetricsBatchSchema, batch) };
    }
    case "snapshot":
      return { case: "snapshot", value: create(SnapshotSchema, describeSnapshot(event.snapshot)) };
    case "features": {
      const { snapshot, measured } = event.features;
      const features = describeFeatures(event.run, snapshot, measured);
      return { case: "features", value: create(FeatureSnapshotSchema, features) };
    }
  }
}

/** The same message for watchers who are as many; JSON has no place for what is written already. */
function tellWritten(shared: SharedEvent, watchers: number): WatchRunResponse {
  const { event, told } = shared;
  if (told?.watchers === watchers) {
    return told;
  }
  const response = create(WatchRunResponseSchema, { watchers });
  response.$unknown = told?.$unknown ?? [writeField(WatchRunResponseSchema.field[event.case], event.value)];
  shared.told = response;
  return response;
}
