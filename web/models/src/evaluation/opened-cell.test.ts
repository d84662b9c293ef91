import { create } from "@bufbuild/protobuf";
import { EvaluateResponseSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { nameCell, openCell } from "./opened-cell.ts";
import { toConfusion } from "./to-confusion.ts";

const mistake = (image: number, own: number, taken: number) => ({
  image,
  truth: { classIndex: own },
  predicted: { classIndex: taken },
});
const response = create(EvaluateResponseSchema, {
  classes: [
    { classIndex: 7, label: "tabby", images: 10n },
    { classIndex: 2, label: "beagle", images: 4n },
  ],
  confusion: [
    { classIndex: 7, predicted: 7, images: 5n },
    { classIndex: 7, predicted: 2, images: 2n },
    { classIndex: 7, predicted: 100, images: 3n },
    { classIndex: 2, predicted: 2, images: 4n },
  ],
  mistakes: [mistake(1, 7, 2), mistake(2, 7, 100), mistake(3, 7, 100), mistake(4, 7, 2), mistake(5, 7, 100)],
});
const confusion = toConfusion(response);
const imagesOf = (cell: ReturnType<typeof openCell>) => cell?.mistakes.map(({ image }) => image);

describe("opened cell", () => {
  it("has the mistakes of its two classes, or of all that no label is", () => {
    const cell = openCell({ own: 7, taken: 2 }, confusion, response);
    expect(imagesOf(cell)).toEqual([1, 4]);
    expect([cell?.title, cell?.text]).toEqual([
      "Mistakes of a cell",
      "tabby taken for beagle: 2 of 10 images, 20.0\u202f%",
    ]);
    expect(imagesOf(openCell({ own: 7, taken: "others" }, confusion, response))).toEqual([2, 3, 5]);
  });

  it("of right answers has all mistakes of the class", () => {
    const cell = openCell({ own: 7, taken: 7 }, confusion, response);
    expect(imagesOf(cell)).toEqual([1, 2, 3, 4, 5]);
    expect([cell?.title, cell?.text]).toEqual(["Mistakes of tabby", "tabby, right: 5 of 10 images, 50.0\u202f%"]);
    expect(imagesOf(openCell({ own: 2, taken: 2 }, confusion, response))).toEqual([]);
  });

  it("says how many of its mistakes are listed where not all are", () => {
    const few = { mistakes: response.mistakes.slice(0, 2) };
    expect(openCell({ own: 7, taken: "others" }, confusion, few)?.text).toMatch(/30\.0\u202f%, 1 of 3 are listed$/);
    expect(openCell({ own: 7, taken: 7 }, confusion, few)?.text).toMatch(/50\.0\u202f%, 2 of 5 are listed$/);
  });

  it("is not there for classes that the confusion does not have", () => {
    expect(openCell({ own: 3, taken: 7 }, confusion, response)).toBeUndefined();
    expect(openCell({ own: 7, taken: 100 }, confusion, response)).toBeUndefined();
  });

  it.each([{ own: 7, taken: 2 } as const, { own: 2, taken: "others" } as const])("is named as it was: %j", (cell) => {
    expect(nameCell(openCell(cell, confusion, response)!.reading, confusion)).toEqual(cell);
  });
});
