import * as tf from "@tensorflow/tfjs-core";
import type { CompiledNetwork } from "./compile-network.ts";
import { type ForwardPass, runForward } from "./forward-pass.ts";
import { imagesOfPass } from "./images-of-pass.ts";
import { type Projection, type ProjectionOptions, projectUnits } from "./project-units.ts";
import { type ImageBatch, readImageBatches } from "./read-image-batches.ts";
import type { Unit } from "./unit.ts";

/** A unit with the image that it is to be seen on, by whatever number the image's reader knows it. */
export type UnitOnImage = Omit<Unit, "passImage"> & { readonly image: number };

/** A unit seen from its image. */
export interface ProjectionOnImage<U extends UnitOnImage, Image> {
  readonly unit: U;
  readonly image: Image;
  readonly projection: Projection;
}

export interface ImagesOptions extends Omit<ProjectionOptions, "together"> {
  /** Images that go through the network at once; by default as many as memory allows. */
  readonly imagesAtOnce?: number;
}

/**
 * Projects units of many images: a batch of images goes through the network at once, as far as the units' layers, then
 * the units of a layer go back in batches, each on its own image. Batches are of images ascending; of one, deeper layers
 * come first.
 * @param read gives an image, [h, w, c] in the model's input space, or nothing where its units are to be left out; the
 *   next batch is read meanwhile
 * @throws DeconvnetError "unknown-layer", "not-projectable", "out-of-range", "not-finite"; what `read` rejects with;
 *   the abort signal's reason
 */
export async function* projectOnImages<U extends UnitOnImage, Image extends { readonly input: Float32Array }>(
  compiled: CompiledNetwork,
  units: readonly U[],
  read: (image: number) => Promise<Image | undefined>,
  { imagesAtOnce, ...options }: ImagesOptions = {},
): AsyncGenerator<ProjectionOnImage<U, Image>, void, undefined> {
  const layers = new Set(units.map(({ layer }) => compiled.layer(layer).name));
  const most = imagesAtOnce ?? imagesOfPass(compiled.network, layers);
  const byImage = Map.groupBy(units, ({ image }) => image);
  for await (const batch of readImageBatches(byImage.keys(), most, read, options.abort)) {
    const pass = runBatch(compiled, batch, layers);
    try {
      yield* projectBatch(pass, batch, byImage, options);
    } finally {
      pass.dispose();
    }
  }
}

/** Backends that compile what they compute do so anew for every size: the last image fills the batch up. */
function runBatch(
  compiled: CompiledNetwork,
  { images, size }: ImageBatch<{ readonly input: Float32Array }>,
  layers: ReadonlySet<string>,
): ForwardPass {
  const [height, width, channels] = compiled.network.layers[0]!.shape as [number, number, number];
  const length = height * width * channels;
  const values = new Float32Array(size * length);
  const inputs = [...images.values()].map(({ input }) => input);
  for (let row = 0; row < size; row += 1) values.set((inputs[row] ?? inputs.at(-1))!, row * length);
  const input = tf.tensor4d(values, [size, height, width, channels]);
  try {
    return runForward(compiled, input, layers);
  } finally {
    input.dispose();
  }
}

async function* projectBatch<U extends UnitOnImage, Image>(
  pass: ForwardPass,
  { images }: ImageBatch<Image>,
  byImage: ReadonlyMap<number, readonly U[]>,
  options: ProjectionOptions,
): AsyncGenerator<ProjectionOnImage<U, Image>, void, undefined> {
  const depths = new Map(pass.compiled.network.layers.map(({ name }, depth) => [name, depth]));
  const wanted = [...images]
    .flatMap(([number, image], passImage) => byImage.get(number)!.map((unit) => ({ unit, image, passImage })))
    .sort((a, b) => depths.get(b.unit.layer)! - depths.get(a.unit.layer)!);
  await computeAlone(pass, wanted[0]!.unit.layer);
  const units = wanted.map(({ unit: { layer, channel, y, x }, passImage }) => ({ layer, channel, y, x, passImage }));
  let place = 0;
  for await (const projection of projectUnits(pass, units, options)) {
    const { unit, image } = wanted[place]!;
    place += 1;
    yield { unit, image, projection };
  }
}

/** Backends that compile what they compute then do so once for whatever units are projected. */
async function computeAlone(pass: ForwardPass, layer: string): Promise<void> {
  const element = tf.tidy(() => tf.slice(tf.reshape(pass.activation(layer), [-1]), 0, 1));
  await element.data();
  element.dispose();
}
