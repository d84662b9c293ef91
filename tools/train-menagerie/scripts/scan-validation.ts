import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { startBackend } from "@deconvscope/backend";
import { compileNetwork } from "@deconvscope/deconvnet";
import { builtInAtlas, builtInModel, menagerieSplits, writeAtlas } from "@deconvscope/menagerie";
import { isProjectable, readOnnx } from "@deconvscope/network";
import { ImageThreads, scanImages } from "@deconvscope/services/scan";

/** Scans the held-out split with the default model and writes what it found, its atlas, to the dataset's package. */

const { values } = parseArgs({
  options: { out: { type: "string", default: fileURLToPath(builtInAtlas) } },
});
const split = "validation";
const k = 9;

const backend = await startBackend();
const file = await readFile(builtInModel.url);
const { network } = readOnnx(file);
const compiled = compileNetwork(network);
const [height = 1, width = 1, channels = 1] = network.layers[0]?.shape ?? [];
const threads = new ImageThreads({
  dataset: { format: "menagerie", path: "" },
  split,
  splits: menagerieSplits,
  preprocessing: builtInModel.card.preprocessing,
  inputShape: [height, width, channels],
  maxPixels: 1e6,
});
const images = menagerieSplits.find(({ name }) => name === split)?.images ?? 0;
const layers = network.layers.filter(isProjectable).map(({ name }) => name);
const order = { ranges: [{ from: 0, to: images }], layers, k };
const model = { network, compiled, dispose: () => compiled.dispose() };
for await (const item of scanImages(model, threads, order, new AbortController().signal)) {
  if (item.kind === "progress") {
    continue;
  }
  const { parts, images } = item.delta;
  const modelSha256 = createHash("sha256").update(file).digest("hex");
  const atlas = writeAtlas({ modelSha256, split, k, images, backend: `${backend.name} ${backend.version}`, parts });
  await writeFile(values.out, compress(atlas));
  console.log(`${images} images, ${parts.length} layers: written to ${values.out}`);
}
threads.close();

/** Layers that share maxima have equal summaries, far apart: the window reaches over all of them. */
function compress(bytes: Uint8Array): Uint8Array {
  const { BROTLI_PARAM_LGWIN, BROTLI_MAX_WINDOW_BITS, BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY } = constants;
  return brotliCompressSync(bytes, {
    params: { [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS, [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY },
  });
}
