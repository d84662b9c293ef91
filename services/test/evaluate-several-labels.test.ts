import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { averagePrecision } from "@deconvscope/evaluation";
import { buildNetwork, writeOnnx } from "@deconvscope/network";
import { Loss, RunState, TrainingService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { classes, EvaluatedPets, otherClasses } from "./evaluated-pets.ts";
import { importBytes } from "./import-bytes.ts";
import { smallNetwork } from "./small-model.ts";
import { createTinyRun } from "./tiny-run.ts";
import { watchRun } from "./watch-run.ts";

/** What is in each image; what is in brackets is difficult to see. */
const images = [
  "cat",
  "cat owl",
  "owl",
  "bat",
  "cat bat",
  "owl (cat)",
  "",
  "(owl)",
  "(bat)",
  "cat (cat)",
  "owl",
  "cat",
  "(cat) (owl)",
];
/** "bat" is no class: images of it alone are left out, as is the one without labels. */
const seen = images.flatMap((text, image) => (/cat|owl/.test(text) ? [image] : []));
const isIn = (kind: string, image: number): boolean => new RegExp(`(^| )${kind}`).test(images[image]!);
const isDifficult = (kind: string, image: number): boolean => !isIn(kind, image) && images[image]!.includes(kind);

let own: EvaluatedPets;
beforeAll(async () => {
  own = await EvaluatedPets.start();
  await putVoc(join(own.services.dataRoot, "voc"));
  await own.register("voc");
  const { layers } = smallNetwork();
  const logits = buildNetwork(
    layers.filter(({ operator }) => operator !== "Softmax"),
    "dense",
  );
  const preprocessing = { divideBy: 25, resizeShortSide: 18 };
  await importBytes(own.services.transport, { name: "logits", labels: classes, preprocessing }, writeOnnx(logits));
});
afterAll(() => own.services.close());

async function putVoc(root: string): Promise<void> {
  for (const folder of ["JPEGImages", "Annotations", "ImageSets/Main"]) {
    await mkdir(join(root, folder), { recursive: true });
  }
  for (const [index, text] of images.entries()) {
    const objects = text.split(" ").map((word) => {
      const name = word.replace(/\W/g, "");
      return `<object><name>${name}</name><difficult>${word === name ? 0 : 1}</difficult></object>`;
    });
    await writeFile(join(root, "JPEGImages", `${index}.jpg`), await readFile(own.paths[index]!));
    await writeFile(join(root, "Annotations", `${index}.xml`), `<annotation>${objects.join("")}</annotation>`);
  }
  for (const split of ["train", "val"]) {
    await writeFile(join(root, "ImageSets/Main", `${split}.txt`), images.map((_, index) => `${index}\n`).join(""));
  }
}

/** What a layer of a model says of some images, [image][class]. */
async function read(model: string, layer: string, among = seen): Promise<number[][]> {
  return await Promise.all(
    among.map(async (index) => {
      const image = { source: { case: "datasetImage", value: { dataset: "voc", split: "val", index } } } as const;
      const { activations } = await own.client.getActivations({ model, image, layer, channels: [] });
      const { buffer, byteOffset, byteLength } = activations!.data.slice();
      return [...new Float32Array(buffer, byteOffset, byteLength / 4)];
    }),
  );
}

/** Average precision of a kind, of images for which it is not difficult alone. */
function precisionOf(kind: string, scores: readonly (readonly number[])[], classIndex: number, among = seen): number {
  const counted = [...among.keys()].filter((place) => !isDifficult(kind, among[place]!));
  return averagePrecision(
    counted.map((place) => scores[place]![classIndex]!),
    counted.map((place) => isIn(kind, among[place]!)),
  )!;
}

async function evaluate(...models: string[]) {
  const found = await own.evaluateToEnd({ models, dataset: "voc" });
  const [bat, cat, owl] = found.averagePrecisions;
  return { found, bat, cat, owl };
}

test("images whose labels meet no class are left out and counted, those that are difficult alone are not", async () => {
  const { found, bat } = await evaluate("small");
  expect(seen).toHaveLength(10);
  expect(found).toMatchObject({ unknownLabels: 3n, classes: [], confusion: [], complete: true });
  expect([found.progress?.total, found.top1Error, bat]).toEqual([10n, undefined, Number.NaN]);
});

test("an image of difficult objects of a kind counts neither way for that kind, by its own softmax", async () => {
  const scores = await read("small", "prob");
  const { found, cat, owl } = await evaluate("small");
  expect(cat).toBeCloseTo(precisionOf("cat", scores, 2), 9);
  expect(owl).toBeCloseTo(precisionOf("owl", scores, 0), 9);
  expect(found.meanAveragePrecision).toBeCloseTo((cat! + owl!) / 2, 9);
  const asAbsent = averagePrecision(
    scores.map((row) => row[2]!),
    seen.map((image) => isIn("cat", image)),
  );
  expect(cat).not.toBeCloseTo(asAbsent!, 3);
});

describe("images are ranked by what the network says of each class alone where", () => {
  test("it ends in bare scores", async () => {
    const [logits, expected] = [await read("logits", "dense"), await evaluate("logits")];
    expect(expected.cat).toBeCloseTo(precisionOf("cat", logits, 2), 9);
    expect(expected.owl).toBeCloseTo(precisionOf("owl", logits, 0), 9);
    const softmaxes = logits.map((row) =>
      row.map((one) => one - Math.log(row.reduce((sum, x) => sum + Math.exp(x), 0))),
    );
    expect(expected.cat).not.toBeCloseTo(precisionOf("cat", softmaxes, 2), 3);
    expect(JSON.parse(expected.found.provenance!.parametersJson).models).toMatchObject([{ scores: "as-it-ends" }]);
  });

  test("a run trained it with a sigmoid a class, though it ends in a softmax", async () => {
    const options = { loss: Loss.SIGMOID, snapshotEpochs: [2], epochs: 2, probeImages: 0 };
    const { id } = await createTinyRun(own.services.transport, options, { dataset: "voc" });
    const { run, snapshots } = await watchRun(own.services.transport, id);
    expect([run.state, run.error]).toEqual([RunState.COMPLETE, ""]);
    const { model } = snapshots.at(-1)!;
    const { found } = await evaluate(model);
    const among = [...images.keys()].filter((image) => images[image] !== "");
    const [logits, softmaxes] = [await read(model, "fc", among), await read(model, "softmax", among)];
    const expected = ["bat", "cat", "owl"].map((kind, at) => precisionOf(kind, logits, at, among));
    expect(found.averagePrecisions).toEqual(expected.map((one) => expect.closeTo(one, 9)));
    expect(expected).not.toEqual(["bat", "cat", "owl"].map((kind, at) => precisionOf(kind, softmaxes, at, among)));
    expect(JSON.parse(found.provenance!.parametersJson).models).toMatchObject([{ name: model, scores: "sigmoid" }]);
    // It was measured by those with something in them that is easy to see.
    const held = [...images.keys()].filter((image) => /(^| )\w/.test(images[image]!));
    const scores = await read(model, "fc", held);
    const measured = ["bat", "cat", "owl"].map((kind, at) => expect.closeTo(precisionOf(kind, scores, at, held), 9));
    expect(run.outcomes[0]?.classAccuracies).toEqual(measured);
    await createClient(TrainingService, own.services.transport).deleteRun({ id, keepModels: true });
    const { found: kept } = await evaluate(model);
    expect(kept.averagePrecisions).toEqual(found.averagePrecisions);
  });
});

test("several models: the mean of what each says, images looked at in two ways", async () => {
  const [small, other] = [await read("small", "prob"), await read("other", "prob")];
  const kinds = [otherClasses.indexOf("owl"), 0, otherClasses.indexOf("cat")];
  const mean = small.map((row, image) => row.map((one, at) => one + (other[image]![kinds[at] ?? 0] ?? 0)));
  const { cat, owl } = await evaluate("small", "other");
  expect(cat).toBeCloseTo(precisionOf("cat", mean, 2), 9);
  expect(owl).toBeCloseTo(precisionOf("owl", mean, 0), 9);
});
