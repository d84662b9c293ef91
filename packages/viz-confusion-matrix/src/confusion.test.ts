import { describe, expect, it } from "vitest";
import { ConfusionTable } from "./confusion.ts";

const classes = [
  { name: "cat", images: 4 },
  { name: "dog", images: 0 },
];

describe("ConfusionTable", () => {
  it("reads images and their share of the row", () => {
    const table = new ConfusionTable({ classes, cells: [{ row: 0, column: 1, images: 1 }] });
    expect([table.read(0, 1), table.read(0, 0), table.read(1, 0)]).toEqual([
      { row: 0, column: 1, images: 1, share: 0.25 },
      { row: 0, column: 0, images: 0, share: 0 },
      { row: 1, column: 0, images: 0, share: 0 },
    ]);
    expect(table.most).toBe(1);
  });

  it.each([
    ["cells: expected classes 0 … 1, got 0, 2", [{ row: 0, column: 2, images: 1 }]],
    ["cells: expected every cell once, got 0, 1 twice", [0, 0].map((row) => ({ row, column: 1, images: 1 }))],
  ])("%s", (message, cells) => {
    expect(() => new ConfusionTable({ classes, cells })).toThrow(message);
  });

  it("refuses more than a thousand classes and the place of all others", () => {
    const many = Array.from({ length: 1002 }, () => classes[0]!);
    expect(() => new ConfusionTable({ classes: many, cells: [] })).toThrow("expected at most 1001, got 1002");
  });
});
