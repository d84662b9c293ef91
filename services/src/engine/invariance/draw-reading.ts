import { encodePng, type Preprocessing } from "@deconvscope/datasets";
import { type InvarianceReading, mapShape, type OriginalFeatures } from "@deconvscope/invariance";
import type { Network } from "@deconvscope/network";
import { showTensor } from "../show-tensor.ts";
import { inputShapeOf } from "../warm-models.ts";
import type { MeasuredPoint } from "./invariance-job.ts";

/** Draws what the network sees of a transformed image, and names the maps that go with it. */
export async function drawReading(
  { seen, ...reading }: InvarianceReading,
  { layers }: OriginalFeatures,
  network: Network,
  preprocessing: Preprocessing,
): Promise<MeasuredPoint> {
  if (seen === undefined) {
    return reading;
  }
  const shape = inputShapeOf(network);
  const png = await encodePng(showTensor(seen.image, preprocessing, shape), shape[1], shape[0], 3);
  const maps = seen.maps.map((map, at) => ({
    ...map,
    shape: mapShape(network.layers.find(({ name }) => name === layers[at])!),
  }));
  return { ...reading, shown: { png, maps } };
}
