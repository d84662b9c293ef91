import { readFile } from "node:fs/promises";
import type { Preprocessing } from "@deconvscope/datasets";
import { type CompiledNetwork, compileNetwork } from "@deconvscope/deconvnet";
import type { Network } from "@deconvscope/network";
import {
  chooseFollowed,
  compareFeatures,
  decodeFeatures,
  describeField,
  encodeFeatures,
  findBefore,
  type LayerFeatures,
  listFollowedLayers,
  type MapWinner,
  measureWinners,
} from "@deconvscope/training";
import type { DatasetFiles } from "../engine-jobs.ts";
import type { WarmModels } from "../warm-models.ts";
import { drawWinners, nothingDrawn } from "./draw-winners.ts";
import { type ProbeMeans, prepareProbe } from "./prepare-probe.ts";
import type { FeaturesJob, FollowedMap, SnapshotFeatures } from "./training-job.ts";
import { writeSynced } from "./write-synced.ts";

/** On which images features are measured, and what with. */
export interface FeaturesOrder {
  readonly preprocessing: Preprocessing;
  readonly dataset: DatasetFiles;
  readonly split: string;
  /** Images of the split among which some are probed; undefined: all. */
  readonly among: Uint32Array | undefined;
  readonly probeImages: number;
  /** What the snapshot before left: the bytes of its file. */
  readonly last: Uint8Array | undefined;
  /** Where this one leaves its own. */
  readonly folder: string;
}

/**
 * Finds what excites every map of a network most among some images, evenly spread, projects it for a few maps of each
 * layer, the same ones at every snapshot, and compares both with the snapshot before. Images that cannot be read are
 * left out.
 * @throws DeconvnetError "not-finite"; DatasetError, ImageError; TrainingError "bad-checkpoint" for what the snapshot
 *   before left; the signal's reason
 * @see Zeiler & Fergus 2014, Fig. 4
 */
export async function measureFeatures(
  network: Network,
  order: FeaturesOrder,
  means: ProbeMeans,
  signal: AbortSignal,
): Promise<SnapshotFeatures> {
  const compiled = compileNetwork(network);
  try {
    return await measureCompiled(compiled, order, means, signal);
  } finally {
    compiled.dispose();
  }
}

/** Measures the features of a stored model; as `measureFeatures`. */
export async function measureFeaturesOf(
  job: FeaturesJob,
  models: WarmModels,
  means: ProbeMeans,
  signal: AbortSignal,
): Promise<SnapshotFeatures> {
  using lease = await models.model(job.model);
  const { preprocessing } = job.model;
  const last = job.lastFeatures === undefined ? undefined : await readFile(job.lastFeatures);
  return await measureCompiled(lease.value.compiled, { ...job, preprocessing, among: undefined, last }, means, signal);
}

async function measureCompiled(
  compiled: CompiledNetwork,
  order: FeaturesOrder,
  means: ProbeMeans,
  signal: AbortSignal,
): Promise<SnapshotFeatures> {
  const last = order.last === undefined ? [] : decodeFeatures(order.last);
  const input = compiled.network.layers[0]!.shape;
  const probe = await prepareProbe(compiled.network, order, means, signal);
  const winners = await measureWinners(compiled, listFollowedLayers(compiled.network), probe.batches());
  const followed = winners.map((own) => {
    const before = findBefore(last, own, compiled.field(own.layer), input);
    const channels = before?.followed.map(({ channel }) => channel) ?? chooseFollowed(own.maps);
    return { ...own, before, chosen: channels.map((channel) => own.maps[channel]!) };
  });
  const drawn = await drawWinners(
    compiled,
    followed.flatMap(({ layer, chosen }) => chosen.map((winner) => ({ layer, ...winner }))),
    (image) => probe.read(image),
    order.preprocessing,
    signal,
  );
  const drawnOf = (layer: string, { channel }: MapWinner): typeof nothingDrawn =>
    drawn.find(({ winner }) => winner.layer === layer && winner.channel === channel) ?? nothingDrawn;
  const features = followed.map(
    ({ layer, maps, chosen }): LayerFeatures => ({
      layer,
      maps,
      field: describeField(compiled.field(layer), input),
      followed: chosen.map((winner) => ({ channel: winner.channel, ...drawnOf(layer, winner).field })),
    }),
  );
  return {
    probeImages: probe.readable,
    layers: features.map((own, place) => {
      const before = followed[place]!.before;
      const { jumps, change } = before ? compareFeatures(before, own) : { jumps: undefined, change: undefined };
      return { layer: own.layer, maps: own.maps, jumps, change };
    }),
    followed: followed.flatMap(({ layer, before, chosen }) =>
      chosen.map((winner): FollowedMap => {
        const jump = before !== undefined && before.maps[winner.channel]!.image !== winner.image;
        const { scale, projectionPng, patchPng } = drawnOf(layer, winner);
        return { layer, channel: winner.channel, jump, scale, projectionPng, patchPng };
      }),
    ),
    file: await writeSynced(order.folder, encodeFeatures(features)),
  };
}
