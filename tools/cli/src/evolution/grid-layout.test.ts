import { expect, test } from "vitest";
import { columnLeft, gridMargin, layOutGrid } from "./grid-layout.ts";

test("small pictures are drawn larger, pixel on pixels", () => {
  expect(layOutGrid(8, 7)).toMatchObject({ columns: 8, zoom: 9, slot: 63 });
  expect(layOutGrid(8, 100)).toMatchObject({ zoom: 1, slot: 100 });
});

test.each([
  [1, 7],
  [8, 64],
  [1000, 200],
])("%d snapshots of %d pixels fit a page's width", (snapshots, side) => {
  const layout = layOutGrid(snapshots, side);
  expect(columnLeft(layout, layout.columns - 1) + layout.slot + 2).toBeLessThanOrEqual(layout.width - gridMargin);
  expect(layout.width).toBeLessThanOrEqual(8000);
  expect(layout.columns).toBeGreaterThan(0);
});
