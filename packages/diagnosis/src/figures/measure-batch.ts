import { type CompiledNetwork, runToLayers } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import { type MakeWeights, type MapEnergies, measureCarried } from "../frequency/measure-carried.ts";
import { measureWaves, type WaveEnergies } from "../frequency/measure-spectrum.ts";
import type { DiagnosisPlan } from "./plan-diagnosis.ts";

/** What is measured of a batch beside which maps fire. */
export interface BatchDepth {
  /** Whether the energy of maps that strided layers read is. */
  readonly aliasing: boolean;
  /** Of the batch's first images so many have their spectra taken; only with `aliasing`. */
  readonly spectra: number;
}

/** What was measured of a layer's maps, rows beyond the batch's images included. */
export interface LayerReadings {
  /** [b, c] each map's maximum; only of sources of judged layers. */
  readonly maxima: Read | undefined;
  /** By the strides that meet the maps, [b, c] each. */
  readonly energies: ReadonlyMap<string, Readonly<Record<keyof MapEnergies, Read>>>;
  /** [spectra, ⌊h/2⌋ + 1, ⌊w/2⌋ + 1] each, summed over maps. */
  readonly waves: Readonly<Record<keyof WaveEnergies, Read>> | undefined;
}

type Read = Float32Array;

/**
 * Measures a batch of images in one forward pass.
 * @param images [b, h, w, c] in the model's input space
 * @returns by layer
 */
export async function measureBatch(
  { compiled, judged, strided }: DiagnosisPlan,
  images: Float32Array,
  { aliasing, spectra }: BatchDepth,
): Promise<ReadonlyMap<string, LayerReadings>> {
  const sources = new Set(judged.flatMap((layer) => layer.sources.map((source) => source.name)));
  const readers = aliasing ? strided : [];
  const tensors = new Map<string, LayerTensors>();
  const wanted = new Set([...sources, ...readers.flatMap(({ parts }) => parts.map((part) => part.name))]);
  runToLayers(compiled, images, wanted, ({ name }, output) => {
    const strides = readers
      .filter(({ parts }) => parts.some((part) => part.name === name))
      .map((reader) => reader.strides);
    const maps = output as tf.Tensor4D;
    const measured: LayerTensors = {
      maxima: sources.has(name) ? maximaOf(output) : undefined,
      energies: new Map(strides.map((pair) => [pair.join(), measureCarried(maps, pair, weightsOf(compiled, name))])),
      rows: strides.length > 0 && spectra > 0 ? tf.slice4d(maps, [0, 0, 0, 0], [spectra, -1, -1, -1]) : undefined,
    };
    tensors.set(name, measured);
    return tensorsOf(measured);
  });
  try {
    const read = await Promise.all([...tensors.values()].map(readLayer));
    const waves: LayerReadings["waves"][] = [];
    for (const [name, { rows }] of tensors) waves.push(rows && (await readWaves(rows, weightsOf(compiled, name))));
    return new Map([...tensors.keys()].map((name, place) => [name, { ...read[place]!, waves: waves[place] }]));
  } finally {
    tf.dispose([...tensors.values()].flatMap(tensorsOf));
  }
}

interface LayerTensors {
  readonly maxima: tf.Tensor | undefined;
  readonly energies: ReadonlyMap<string, MapEnergies>;
  /** [spectra, h, w, c] the maps of the first images */
  readonly rows: tf.Tensor4D | undefined;
}

function tensorsOf({ maxima, energies, rows }: LayerTensors): tf.Tensor[] {
  const found = [maxima, rows, ...[...energies.values()].flatMap((one) => Object.values(one) as tf.Tensor[])];
  return found.filter((tensor) => tensor !== undefined);
}

/** A pool as wide and as high as the map: backends have nothing that reads a map faster, and leave it as it lies. */
function maximaOf(x: tf.Tensor): tf.Tensor {
  const [images = 1, height = 1, width = 1] = x.shape;
  const maxima = x.rank === 4 ? tf.maxPool(x as tf.Tensor4D, [height, width], 1, "valid") : x;
  return tf.reshape(maxima, [images, x.shape.at(-1)!]);
}

function weightsOf(compiled: CompiledNetwork, layer: string): MakeWeights {
  return (name, make) => compiled.derive(layer, name, make);
}

async function readLayer({ maxima, energies }: LayerTensors): Promise<Omit<LayerReadings, "waves">> {
  const [strongest, ...read] = await Promise.all([
    maxima?.data<"float32">(),
    ...[...energies.values()].map(async ({ total, carried, mean }) => {
      const read = await Promise.all([total, carried, mean].map((tensor) => tensor.data<"float32">()));
      return { total: read[0]!, carried: read[1]!, mean: read[2]! };
    }),
  ]);
  return { maxima: strongest, energies: new Map([...energies.keys()].map((key, place) => [key, read[place]!])) };
}

async function readWaves(rows: tf.Tensor4D, weights: MakeWeights): Promise<LayerReadings["waves"]> {
  const waves = tf.tidy(() => ({ ...measureWaves(rows, weights) }));
  try {
    const [same, opposite] = await Promise.all([waves.same.data<"float32">(), waves.opposite.data<"float32">()]);
    return { same, opposite };
  } finally {
    tf.dispose([waves.same, waves.opposite]);
  }
}
