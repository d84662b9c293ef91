import { describe, expect, it } from "vitest";
import { layoutProjectionGrid, type ProjectionTile } from "./projection-grid-layout.ts";
import { projectionGridToSvg } from "./projection-grid-to-svg.ts";

const tile = (channel: number, more: Partial<ProjectionTile> = {}): ProjectionTile => ({
  channel,
  activation: 12.5,
  share: 0.5,
  projectionUrl: "data:image/png;base64,AA==",
  ...more,
});

describe("layoutProjectionGrid", () => {
  it.each([
    [1000, 3],
    [528, 3],
    [527, 2],
    [348, 2],
    [300, 1],
    [10, 1],
  ])("%d px make %d columns", (width, columns) => {
    expect(layoutProjectionGrid([], { width }).columns).toBe(columns);
  });

  it("fills rows in the given order, then slots for what is still to come", () => {
    const { tiles } = layoutProjectionGrid([tile(7), tile(3)], { slots: 4, columns: 3 });
    expect(tiles.map(({ key, row, column }) => [key, row, column])).toEqual([
      ["map-7", 0, 0],
      ["map-3", 0, 1],
      ["slot-2", 0, 2],
      ["slot-3", 1, 0],
    ]);
  });

  it("tells waiting, ready, silent and failed tiles apart", () => {
    const tiles = [
      tile(0),
      tile(1, { projectionUrl: undefined }),
      tile(2, { zero: true }),
      tile(3, { error: "the stream broke", zero: true }),
    ];
    expect(layoutProjectionGrid(tiles, {}).tiles.map(({ projection }) => projection.kind)).toEqual([
      "shown",
      "waiting",
      "zero",
      "error",
    ]);
  });

  it("refuses a channel twice and a share outside 0 … 1", () => {
    expect(() => layoutProjectionGrid([tile(4), tile(4)], {})).toThrow("expected every channel once, got 4 twice");
    expect(() => layoutProjectionGrid([tile(4, { share: 1.5 })], {})).toThrow(
      "expected a share 0 … 1 of map 4, got 1.5",
    );
  });
});

describe("projectionGridToSvg", () => {
  it("embeds pictures and says where nothing is left", () => {
    const tiles = [tile(4, { rank: 6 }), tile(5, { projectionUrl: undefined, zero: true })];
    const svg = projectionGridToSvg({ tiles, images: 115, columns: 2 }, { width: 412 });
    expect(svg.match(/<image/g)).toHaveLength(1);
    expect(svg.match(/<tspan[^>]*>([^<]*)/g)?.map((line) => line.split(">")[1])).toEqual([
      ...["rectification", "leaves nothing"],
    ]);
    expect(svg).toContain("#6 of 115");
    expect(svg).toContain('width="412" height="128"');
  });

  it("refuses a picture that would not be in the file", () => {
    const tiles = [tile(4, { patchUrl: "blob:http://localhost/1" })];
    expect(() => projectionGridToSvg({ tiles }, { width: 200 })).toThrow("map 4: expected its pictures as data: URLs");
  });
});
