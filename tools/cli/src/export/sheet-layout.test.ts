import { expect, test } from "vitest";
import { layOutSheet, slotPlace } from "./sheet-layout.ts";

test.each([
  [1, 9, 64, { columns: 1, rows: 1, across: 3, down: 3, zoom: 1, width: 520 }],
  [64, 9, 64, { columns: 6, rows: 11, slot: 64, half: 196, map: 400, row: 236, width: 2540 }],
  [32, 9, 7, { zoom: 4, slot: 28 }],
  [4, 10, 64, { across: 4, down: 3 }],
  [4, 1, 64, { across: 1, down: 1 }],
  [2048, 9, 64, { columns: 19, rows: 33 }],
  [2, 64, 600, { columns: 1, rows: 1, width: 9676 }],
])("maps=%i k=%i side=%i", (maps, k, side, layout) => expect(layOutSheet(maps, k, side)).toMatchObject(layout));

test("a page has at most 8,000 pixels along each axis where a map allows it", () => {
  for (const maps of [1, 7, 96, 512, 4096]) {
    const { width, row, rows } = layOutSheet(maps, 9, 96);
    expect(Math.max(width, row * rows + 40 + 96)).toBeLessThanOrEqual(8000);
  }
});

test("projections lie left of patches, row after row", () => {
  const layout = layOutSheet(64, 9, 64);
  expect(slotPlace(layout, 0, "projection", 0)).toEqual({ left: 20, top: 20 });
  expect(slotPlace(layout, 0, "projection", 4)).toEqual({ left: 86, top: 86 });
  expect(slotPlace(layout, 0, "patch", 0)).toEqual({ left: 224, top: 20 });
  expect(slotPlace(layout, 1, "projection", 0)).toEqual({ left: 440, top: 20 });
});
