import { copyFile, mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Code } from "@connectrpc/connect";
import { cropWindow, tenWindows, wilsonInterval } from "@deconvscope/evaluation";
import { Crops, type EvaluateResponse } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { classes, count, EvaluatedPets, petOf, pets } from "./evaluated-pets.ts";
import { refusal } from "./refusal.ts";
import { writePictures } from "./scan-pictures.ts";
import { tensorImage } from "./tensor-image.ts";

let own: EvaluatedPets;
beforeAll(async () => {
  own = await EvaluatedPets.start();
});
afterAll(() => own.services.close());

/** The class of "small" that a pet is. */
const classOf = (pet: string): number => classes.findIndex((label) => label.toLowerCase().startsWith(pet));

/** What a table of probabilities, a row an image, comes to. */
function judge(rows: readonly (readonly number[])[], truths: readonly number[]) {
  const answers = rows.map((row) => row.indexOf(Math.max(...row)));
  const wrong = answers.filter((answer, image) => answer !== truths[image]).length;
  const loss = rows.reduce((sum, row, image) => sum - Math.log(row[truths[image]!]!), 0) / rows.length;
  return { answers, wrong, loss };
}

async function rowsOf(model: string, order: readonly string[]): Promise<number[][]> {
  const rows: number[][] = [];
  for (let image = 0; image < count; image++) {
    const found = await own.classify(model, image);
    rows.push(order.map((label) => found.get(label)!));
  }
  return rows;
}

const truths = Array.from({ length: count }, (_, image) => classOf(petOf(image)));

function expectJudged(found: EvaluateResponse, rows: readonly (readonly number[])[]): void {
  const { answers, wrong, loss } = judge(rows, truths);
  expect(found.top1Error).toMatchObject(wilsonInterval(wrong, count));
  expect(found.loss).toBeCloseTo(loss, 4);
  const cells = found.confusion.flatMap(({ classIndex, predicted, images }) =>
    Array<string>(Number(images)).fill(`${classIndex} as ${predicted}`),
  );
  expect(cells.sort()).toEqual(answers.map((answer, image) => `${truths[image]} as ${answer}`).sort());
}

describe("one model", () => {
  test("what it says of each image by itself, counted", async () => {
    const rows = await rowsOf("small", classes);
    const found = await own.evaluateToEnd({ models: ["small"], dataset: "pets" });
    expectJudged(found, rows);
    expect(found).toMatchObject({ complete: true, unknownLabels: 0n, problems: [], models: [], averagePrecisions: [] });
    expect(found.progress).toMatchObject({ done: 37n, total: 37n });
    expect(found.classes.map(({ label, images }) => [label, images])).toEqual([
      ["Cat", 13n],
      ["dog, domestic dog", 12n],
      ["owl", 12n],
    ]);
    const accuracies = found.classes.map(({ accuracy }) => accuracy!.share);
    expect(found.meanClassAccuracy).toBeCloseTo(accuracies.reduce((sum, one) => sum + one, 0) / 3, 12);
  });

  test("with five classes a label is always among the five first", async () => {
    const { top5Error } = await own.evaluateToEnd({ models: ["small"], dataset: "pets" });
    expect(top5Error).toMatchObject({ share: 0, low: 0, high: 0 });
  });

  test("calibration and mistakes are of the same answers", async () => {
    const rows = await rowsOf("small", classes);
    const { calibration, mistakes, top1Error } = await own.evaluateToEnd({
      models: ["small"],
      dataset: "pets",
      mistakes: 500,
    });
    const { bins, error } = calibration!;
    expect(bins).toHaveLength(15);
    expect(bins.reduce((sum, { images }) => sum + Number(images), 0)).toBe(count);
    const gaps = bins
      .filter(({ images }) => images > 0n)
      .map(({ images, accuracy, confidence }) => (Number(images) / count) * Math.abs(accuracy!.share - confidence));
    expect(error).toBeCloseTo(
      gaps.reduce((sum, gap) => sum + gap, 0),
      9,
    );
    expect(mistakes).toHaveLength(Math.round(top1Error!.share * count));
    const confidences = mistakes.map(({ predicted }) => predicted!.probability);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
    for (const { image, predicted, truth } of mistakes) {
      expect(truth?.classIndex).toBe(truths[image]);
      expect(truth?.label).toBe(classes[truths[image]!]);
      expect(predicted?.probability).toBeCloseTo(Math.max(...rows[image]!), 4);
      expect(truth?.probability).toBeCloseTo(rows[image]![truths[image]!]!, 4);
    }
    const { mistakes: few } = await own.evaluateToEnd({ models: ["small"], dataset: "pets", mistakes: 3 });
    expect(few).toEqual(mistakes.slice(0, 3));
  });

  test("some images, evenly spread over the split", async () => {
    const found = await own.evaluateToEnd({ models: ["small"], dataset: "pets", images: 9 });
    expect(found.classes.map(({ images }) => images)).toEqual([3n, 3n, 3n]);
    const { parametersJson } = found.provenance!;
    expect(JSON.parse(parametersJson)).toMatchObject({
      models: [{ name: "small" }],
      dataset: "pets",
      split: "all",
      crops: "CROPS_CENTER",
      images: 9,
      mistakes: 50,
    });
  });

  test("ten crops: the mean of what it says of each", async () => {
    const whole = [18, 18] as const;
    const rows: number[][] = [];
    for (let image = 0; image < count; image++) {
      const pixel = (at: number) => (at * (image + 3) * 31 + image * at * at) % 251;
      const middle = Float32Array.from({ length: 18 * 18 * 3 }, (_, at) => {
        const [row, rest] = [Math.floor(at / 54), at % 54];
        return pixel(row * 60 + 3 + rest);
      });
      const sums = new Map<string, number>();
      for (const window of tenWindows(whole, [16, 16])) {
        const crop = new Float32Array(16 * 16 * 3);
        const scaling = { scale: [1 / 255, 1 / 255, 1 / 255], offset: [0, 0, 0] };
        cropWindow(middle, [18, 18, 3], window, [16, 16], crop, scaling);
        const { classifications } = await own.client.classify({
          model: "small",
          image: tensorImage(crop, [16, 16, 3]),
          top: 5,
        });
        for (const { label, probability } of classifications)
          sums.set(label, (sums.get(label) ?? 0) + probability / 10);
      }
      rows.push(classes.map((label) => sums.get(label)!));
    }
    const found = await own.evaluateToEnd({ models: ["small"], dataset: "pets", crops: Crops.TEN });
    expectJudged(found, rows);
  });
});

test("several models: the mean of their probabilities, each by itself too, whatever their order of classes", async () => {
  const small = await rowsOf("small", classes);
  const other = await rowsOf("other", ["owl", "hen", "cat", "fox", "dog"]);
  const mean = small.map((row, image) => row.map((one, at) => (one + other[image]![at]!) / 2));
  const found = await own.evaluateToEnd({ models: ["small", "other"], dataset: "pets" });
  expectJudged(found, mean);
  expect(found.models).toMatchObject([
    { model: "small", top1Error: wilsonInterval(judge(small, truths).wrong, count) },
    { model: "other", top1Error: wilsonInterval(judge(other, truths).wrong, count) },
  ]);
});

test("models that name their classes alike and in one order are asked together, though two classes have one name", async () => {
  await own.import("cranes", ["owl", "crane", "Cat", "crane", "dog"], { divideBy: 255 });
  await own.import("more-cranes", ["owl", "crane, bird", "cat", "crane", "dog, domestic dog"], { divideBy: 100 });
  const { models } = await own.evaluateToEnd({ models: ["cranes", "more-cranes"], dataset: "pets" });
  expect(models.map(({ model }) => model)).toEqual(["cranes", "more-cranes"]);
});

test("labels that meet no class by their text meet them by position, where there are as many", async () => {
  await own.import("unnamed", [], { divideBy: 255 }, 1, 3);
  await own.import("numbered", ["0", "1", "2"], { divideBy: 255 }, 1, 3);
  for (const [model, names] of [
    ["unnamed", pets],
    ["numbered", ["0", "1", "2"]],
  ] as const) {
    const found = await own.evaluateToEnd({ models: [model], dataset: "pets" });
    expect(found.byPosition).toBe(true);
    expect(found.classes.map(({ classIndex, label }) => [classIndex, label])).toEqual([...names.entries()]);
    const [{ predicted, truth } = {}] = found.mistakes;
    expect([predicted?.label, truth?.label]).toEqual([names[predicted!.classIndex], names[truth!.classIndex]]);
  }
  expect(await own.evaluateToEnd({ models: ["small"], dataset: "pets" })).toMatchObject({ byPosition: false });
});

test("images of labels that meet no class are left out, and counted", async () => {
  await own.import("no-dogs", ["owl", "hen", "cat", "fox", "ant"], { divideBy: 255 });
  const found = await own.evaluateToEnd({ models: ["no-dogs"], dataset: "pets" });
  expect(found.unknownLabels).toBe(12n);
  expect(found.progress).toMatchObject({ done: 25n, total: 25n });
  expect(found.classes.map(({ label }) => label)).toEqual(["cat", "owl"]);
});

test("an image that cannot be read is left out, and told of", async () => {
  const damaged = join(own.services.dataRoot, "damaged");
  for (const [index, path] of own.paths.entries()) {
    const to = join(damaged, petOf(index), `${index}.png`);
    await mkdir(dirname(to), { recursive: true });
    const bytes = await readFile(path);
    await writeFile(to, index % 10 === 3 ? bytes.subarray(0, bytes.length - 30) : bytes);
  }
  await own.register("damaged");
  const found = await own.evaluateToEnd({ models: ["small", "other"], dataset: "damaged" });
  expect(found.progress).toMatchObject({ done: 37n, total: 37n });
  expect([found.problems.length, found.unreadable]).toEqual([4, 4n]);
  expect(found.problems[0]?.why).toMatch(/^"cat\/\d+\.png": .*damaged/);
  expect(found.classes.reduce((sum, { images }) => sum + Number(images), 0)).toBe(33);
  expect(found.confusion.reduce((sum, { images }) => sum + Number(images), 0)).toBe(33);

  const asked = { models: ["small", "other"], dataset: "damaged" };
  expect(await own.evaluate({ ...asked, onlyKept: true })).toEqual([found]);
  for (const [index, path] of own.paths.entries()) {
    await copyFile(path, join(damaged, petOf(index), `${index}.png`));
  }
  expect((await refusal(own.evaluate({ ...asked, onlyKept: true }))).code).toBe(Code.NotFound);
  const mended = await own.evaluateToEnd(asked);
  expect(mended).toMatchObject({ problems: [], unreadable: 0n });
});

test("more images than are named are counted; none that can be read is refused", async () => {
  const lost = join(own.services.dataRoot, "lost");
  const paths = await writePictures(lost, 230, ["cat", "owl"]);
  await own.register("lost");
  for (const path of paths.slice(1)) await truncate(path, 60);
  const { problems, unreadable } = await own.evaluateToEnd({ models: ["small"], dataset: "lost" });
  expect([problems.length, unreadable]).toEqual([200, 229n]);
  await truncate(paths[0]!, 60);
  const error = await refusal(own.evaluate({ models: ["other"], dataset: "lost" }));
  expect(error.code).toBe(Code.FailedPrecondition);
  expect(error.rawMessage).toMatch(
    /^dataset: none of the 230 images of "all" of "lost" can be read, the first: "cat\/\d+\.png": /,
  );
});

test("a second call has the same at once, in one message; another question is asked anew", async () => {
  const request = { models: ["other"], dataset: "pets", mistakes: 7 };
  const error = await refusal(own.evaluate({ ...request, onlyKept: true }));
  expect(error.code).toBe(Code.NotFound);
  const first = await own.evaluateToEnd(request);
  expect(await own.evaluate(request)).toEqual([first]);
  expect(await own.evaluate({ ...request, onlyKept: true })).toEqual([first]);
  const [all, ...others] = await own.evaluate({ ...request, mistakes: 500, onlyKept: true });
  expect(others).toEqual([]);
  expect(all!.mistakes.slice(0, 7)).toEqual(first.mistakes);
  expect(all!.mistakes.length).toBeGreaterThan(7);
  expect(JSON.parse(all!.provenance!.parametersJson)).toMatchObject({ mistakes: 500 });
  for (const changed of [{ images: 36 }, { crops: Crops.TEN }, { models: ["other", "small"] }]) {
    const refused = await refusal(own.evaluate({ ...request, ...changed, onlyKept: true }));
    expect(refused.code).toBe(Code.NotFound);
  }
});
