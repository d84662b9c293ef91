import { create } from "@bufbuild/protobuf";
import { EvaluateResponseSchema, GetModelResponseSchema } from "@deconvscope/proto";
import type { ModelView } from "@deconvscope/shell";
import { expect, it } from "vitest";
import { classesExport, confusionExport, mistakesExport } from "./evaluation-export.ts";
import { openCell } from "./opened-cell.ts";
import { toConfusion } from "./to-confusion.ts";

const answer = create(GetModelResponseSchema, { summary: { name: "zfnet", sha256: "0123456789abcdef" } });
const model: ModelView = {
  ...{ summary: answer.summary!, response: answer, layers: new Map(), items: [], stages: undefined, input: undefined },
};
const settings = { model, others: [], on: { dataset: "pets", split: "all" }, isTenCrops: false, images: 0 };
const mistake = (image: number, own: number, taken: number) => ({
  image,
  truth: { classIndex: own, label: `class ${own}`, probability: 0.25 },
  predicted: { classIndex: taken, label: `class ${taken}`, probability: 0.75 },
});
const response = create(EvaluateResponseSchema, {
  classes: [
    { classIndex: 0, label: "tabby", images: 2n },
    { classIndex: 1, label: "beagle", images: 1n },
  ],
  confusion: [
    { classIndex: 0, predicted: 1, images: 2n },
    { classIndex: 1, predicted: 0, images: 1n },
  ],
  mistakes: [mistake(4, 0, 1), mistake(6, 1, 0), mistake(5, 0, 1)],
});

it("mistakes leave the page as they are shown: of the opened cell, else all", async () => {
  const imagesOf = async (opened: ReturnType<typeof openCell>) =>
    (await mistakesExport(settings, response, opened).table?.(() => undefined))?.rows.map(([, , image]) => image);
  const opened = openCell({ own: 0, taken: 1 }, toConfusion(response), response);
  expect([await imagesOf(opened), await imagesOf(undefined)]).toEqual([
    [4, 5],
    [4, 6, 5],
  ]);
  expect(mistakesExport(settings, response, opened).facts?.at(-1)).toBe(
    "tabby taken for beagle: 2 of 2 images, 100.0\u202f%",
  );
});

it("a confusion leaves the page with the classes' indices, which tell two of one name apart", async () => {
  const { table } = confusionExport(settings, response, {});
  expect((await table?.(() => undefined))?.rows).toEqual([
    [0, "tabby", 1, "beagle", 2],
    [1, "beagle", 0, "tabby", 1],
  ]);
});

it("a figure says of how many images it is: those that could be read", () => {
  const found = create(EvaluateResponseSchema, {
    progress: { done: 9n, total: 9n },
    unreadable: 6n,
  });
  expect(confusionExport(settings, found, {}).facts).toContain("3 images");
});

it("classes that are known by the dataset's labels alone are called by them, and how they met is said", async () => {
  const found = create(EvaluateResponseSchema, { ...response, byPosition: true });
  const { table, facts } = classesExport(settings, found);
  expect((await table?.(() => undefined))?.rows.map((row) => row[6])).toEqual(["beagle", "tabby"]);
  expect(facts).toContain("labels for classes in their order");
});
