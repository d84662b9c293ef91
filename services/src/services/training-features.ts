import type { MessageInitShape } from "@bufbuild/protobuf";
import type { FeatureEvolutionSchema, FeatureSnapshotSchema } from "@deconvscope/proto";
import type { MapWinner } from "@deconvscope/training";
import type { FollowedMap } from "../engine/training/training-job.ts";
import type { MeasuredFeatures } from "../runs/run-features.ts";
import type { StoredRun, StoredSnapshot } from "../runs/run-store.ts";
import { describeSnapshot } from "./training-describe.ts";

/** A map's picture at a snapshot, by whoever drew it. */
export type DrawnMap = Pick<FollowedMap, "layer" | "channel" | "jump"> &
  Partial<Pick<FollowedMap, "projectionPng" | "patchPng">>;

/** A snapshot's features for the wire: the maps in their order. */
export function describeFeatures(
  run: StoredRun,
  snapshot: StoredSnapshot,
  measured: MeasuredFeatures,
  maps: readonly DrawnMap[] = measured.followed,
): MessageInitShape<typeof FeatureSnapshotSchema> {
  const { layers } = measured;
  const named = <Value>(values: (Value | undefined)[]): Record<string, Value> =>
    Object.fromEntries(
      layers.flatMap(({ layer }, index) => (values[index] === undefined ? [] : [[layer, values[index]]])),
    );
  return {
    snapshot: describeSnapshot(snapshot),
    features: maps.map((map) => describeMap(run, map, findWinner(measured, map))),
    changeByLayer: named(layers.map(({ change }) => change)),
    jumpsByLayer: named(layers.map(({ jumps }) => jumps)),
  };
}

/** Where a map is strongest; undefined: its layer was not measured. */
export function findWinner(
  { layers }: MeasuredFeatures,
  { layer, channel }: { readonly layer: string; readonly channel: number },
): MapWinner | undefined {
  return layers.find((one) => one.layer === layer)?.maps.find((map) => map.channel === channel);
}

function describeMap(
  { dataset, samples }: StoredRun,
  { layer, channel, jump, projectionPng, patchPng }: DrawnMap,
  winner: MapWinner | undefined,
): MessageInitShape<typeof FeatureEvolutionSchema> {
  const fires = winner !== undefined && winner.image >= 0;
  return {
    unit: { layer, channel, ...(fires ? { y: winner.y, x: winner.x } : {}) },
    activation: winner?.activation ?? 0,
    ...(fires ? { image: { dataset, split: samples.split, index: winner.image } } : {}),
    jump,
    ...(projectionPng === undefined ? {} : { projectionPng }),
    ...(patchPng === undefined ? {} : { patchPng }),
  };
}
