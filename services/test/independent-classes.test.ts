import { type Client, createClient } from "@connectrpc/connect";
import { transformImage } from "@deconvscope/invariance";
import { buildNetwork, writeOnnx } from "@deconvscope/network";
import { type ImageSource, type ModelService, OcclusionService, Transform } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { classes, EvaluatedPets } from "./evaluated-pets.ts";
import { importBytes } from "./import-bytes.ts";
import { smallModel, smallNetwork } from "./small-model.ts";
import { tensorImage } from "./tensor-image.ts";

const shape = [16, 16, 3];
const values = Float32Array.from({ length: 768 }, (_, at) => Math.sin(at * 0.7) + (at % 16 > 7 ? 1 : 0));
const image = tensorImage(values, shape);
const preprocessing = { divideBy: 255, resizeShortSide: 18 };
const smallLogits = () => {
  const { layers } = smallNetwork();
  return writeOnnx(
    buildNetwork(
      layers.filter(({ operator }) => operator !== "Softmax"),
      "dense",
    ),
  );
};

let own: EvaluatedPets;
let models: Client<typeof ModelService>;
let occlusion: Client<typeof OcclusionService>;
beforeAll(async () => {
  own = await EvaluatedPets.start();
  const { transport } = own.services;
  models = own.client;
  occlusion = createClient(OcclusionService, transport);
  const header = { labels: classes, preprocessing };
  await importBytes(transport, { ...header, name: "logits", independentClasses: true }, smallLogits());
  await importBytes(transport, { ...header, name: "prob", independentClasses: true }, smallModel());
  await importBytes(transport, { ...header, name: "exclusive" }, smallLogits());
});
afterAll(() => own.services.close());

/** What the scores of an image come to: sigmoids by hand. */
async function sigmoidsOf(model: string, of: ImageSource): Promise<number[]> {
  const { activations } = await models.getActivations({ model, image: of, layer: "dense" });
  const scores = [...new Float32Array(activations!.data.slice().buffer)];
  return scores.map((score) => 1 / (1 + Math.exp(-score)));
}

async function classify(model: string, of: ImageSource) {
  const { classifications, provenance } = await models.classify({ model, image: of, top: 5 });
  const byClass = classifications.toSorted((a, b) => a.classIndex - b.classIndex);
  return { classifications, byClass: byClass.map(({ probability }) => probability), provenance };
}

const near = (numbers: readonly number[]) => numbers.map((value) => expect.closeTo(value, 6));
const saidOf = (provenance: { parametersJson: string } | undefined) => JSON.parse(provenance!.parametersJson);

/** The image with a square of zeros. */
function covered(top: number, left: number, side: number): ImageSource {
  const changed = values.slice();
  for (let y = top; y < top + side; y++) changed.fill(0, (y * 16 + left) * 3, (y * 16 + left + side) * 3);
  return tensorImage(changed, shape);
}

describe.each(["logits", "prob"])("classes that are judged each by itself, in a network to its %s", (model) => {
  test("are classified by sigmoids of their scores", async () => {
    const { classifications, byClass, provenance } = await classify(model, image);
    const expected = await sigmoidsOf(model, image);
    expect(byClass).toEqual(near(expected));
    expect(classifications[0]!.classIndex).toBe(expected.indexOf(Math.max(...expected)));
    expect(Math.abs(expected.reduce((sum, one) => sum + one, 0) - 1)).toBeGreaterThan(0.1);
    expect(saidOf(provenance).scores).toBe("sigmoid");
  });

  test("are watched under a square by their sigmoids, wherever it is swept or placed", async () => {
    const sweep = { model, image, patch: 4, stride: 6, classIndex: 1, fill: [0, 0, 0] };
    let tiles = 0;
    for await (const { event } of occlusion.occlude(sweep)) {
      if (event.case === "start") {
        const expected = await sigmoidsOf(model, image);
        expect(event.value.probability).toBeCloseTo(expected[1]!, 5);
        expect(event.value.topProbability).toBeCloseTo(Math.max(...expected), 5);
        expect(saidOf(event.value.provenance).scores).toBe("sigmoid");
      }
      if (event.case !== "tiles") continue;
      for (const [at, row] of event.value.rows.entries()) {
        const expected = await sigmoidsOf(model, covered(row * 6, event.value.columns[at]! * 6, 4));
        expect(event.value.probabilities[at]).toBeCloseTo(expected[1]!, 5);
        expect(event.value.topProbabilities[at]).toBeCloseTo(Math.max(...expected), 5);
        expect(event.value.topClasses[at]).toBe(expected.indexOf(Math.max(...expected)));
        tiles += 1;
      }
    }
    expect(tiles).toBe(9);
    const { readings } = await occlusion.occludeAt({ sweep, places: [{ top: 3, left: 7 }] });
    const [expected] = (await sigmoidsOf(model, covered(3, 7, 4))).slice(1);
    expect(readings[0]!.probability).toBeCloseTo(expected!, 5);
  });

  test("are followed by a test of a map from their sigmoid", async () => {
    const map = { case: "occlusion" as const, value: { patch: 4, stride: 6 } };
    for await (const { event } of occlusion.measureFaithfulness({ model, image, map, classIndex: 2, steps: 2 })) {
      if (event.case !== "curves") continue;
      const [, , expected] = await sigmoidsOf(model, image);
      expect([event.value.deletion[0], event.value.insertion[2]]).toEqual(near([expected!, expected!]));
      expect(saidOf(event.value.provenance).scores).toBe("sigmoid");
    }
    expect.assertions(2);
  });

  test("are followed by their sigmoids while an image turns", async () => {
    const request = { model, images: [image], transform: Transform.ROTATE, amounts: [0, 40] };
    let points = 0;
    for await (const { subjects, points: found, provenance } of models.measureInvariance(request)) {
      for (const { probability } of subjects) {
        expect(probability).toBeCloseTo(Math.max(...(await sigmoidsOf(model, image))), 5);
        expect(saidOf(provenance).scores).toBe("sigmoid");
      }
      for (const { amount, probability } of found) {
        const turned = tensorImage(transformImage(values, shape, "rotate", amount), shape);
        const untouched = await sigmoidsOf(model, image);
        const { [untouched.indexOf(Math.max(...untouched))]: expected } = await sigmoidsOf(model, turned);
        expect(probability).toBeCloseTo(expected!, 5);
        points += 1;
      }
    }
    expect(points).toBe(2);
  });

  test("are evaluated by their sigmoids, one label an image", async () => {
    const { mistakes, provenance } = await own.evaluateToEnd({ models: [model], dataset: "pets", mistakes: 5 });
    expect(mistakes).toHaveLength(5);
    for (const { image: index, predicted, truth } of mistakes) {
      const value = { dataset: "pets", split: "all", index };
      const picture = { source: { case: "datasetImage", value } } as ImageSource;
      const expected = await sigmoidsOf(model, picture);
      const [highest, label] = [expected[predicted!.classIndex]!, expected[truth!.classIndex]!];
      expect([predicted!.probability, truth!.probability]).toEqual(near([highest, label]));
    }
    expect(saidOf(provenance).models).toMatchObject([{ name: model, scores: "sigmoid" }]);
  });
});

test("a model of the same bytes that excludes its classes keeps its softmax", async () => {
  const { byClass, provenance } = await classify("exclusive", image);
  const said = await Promise.all(["logits", "exclusive"].map((model) => models.getModel({ model })));
  expect(said.map(({ independentClasses }) => independentClasses)).toEqual([true, false]);
  expect(byClass.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
  expect(byClass).toEqual(near((await classify("small", image)).byClass));
  expect(saidOf(provenance)).not.toHaveProperty("scores");
});

test("what was kept of a model is not taken for one of its name and bytes whose classes are judged otherwise", async () => {
  const { transport } = own.services;
  const request = { model: "again", images: [image], transform: Transform.ROTATE, amounts: [0] };
  const follow = async () => {
    for await (const { subjects } of models.measureInvariance(request)) return subjects[0]!.probability;
    return Number.NaN;
  };
  await importBytes(transport, { name: "again", labels: classes, preprocessing }, smallLogits());
  for await (const _ of models.measureInvariance(request));
  const exclusive = await follow();
  await models.deleteModel({ model: "again" });
  const alone = { name: "again", labels: classes, preprocessing, independentClasses: true };
  await importBytes(transport, alone, smallLogits());
  expect(await follow()).toBeCloseTo(Math.max(...(await sigmoidsOf("again", image))), 5);
  expect(exclusive).toBeCloseTo(Math.max(...(await classify("exclusive", image)).byClass), 5);
});
