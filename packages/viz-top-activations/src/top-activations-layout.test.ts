import { describe, expect, it } from "vitest";
import { layoutTopActivations, type TopActivation } from "./top-activations-layout.ts";
import { topActivationsToSvg } from "./top-activations-to-svg.ts";

const top = (rank: number, more: Partial<TopActivation> = {}): TopActivation => ({
  rank,
  activation: 12.5 / rank,
  image: `image ${rank}`,
  projectionUrl: "data:image/png;base64,AA==",
  ...more,
});

describe("layoutTopActivations", () => {
  it.each([
    [9, 3, 3],
    [1, 1, 1],
    [5, 3, 2],
    [16, 4, 4],
    [64, 8, 8],
  ])("%d slots make %d columns and %d rows", (slots, columns, rows) => {
    expect(layoutTopActivations([], { slots })).toMatchObject({ columns, rows });
  });

  it("measures a picture from the width of both grids, and drops captions that do not fit", () => {
    expect(layoutTopActivations([], { width: 418 })).toMatchObject({ side: 67, captions: true });
    expect(layoutTopActivations([], { width: 268 })).toMatchObject({ side: 42, captions: false });
  });

  it("fills rows by rank, then wells", () => {
    const { places } = layoutTopActivations([top(1), top(2), top(3)], { slots: 4 });
    expect(places.map(({ key, row, column }) => [key, row, column])).toEqual([
      ["rank-1", 0, 0],
      ["rank-2", 0, 1],
      ["rank-3", 1, 0],
      ["well-4", 1, 1],
    ]);
  });

  it("tells waiting, ready, silent, failed and missing ones apart", () => {
    const tops = [
      top(1),
      top(2, { projectionUrl: undefined }),
      top(3, { zero: true }),
      top(4, { error: "the image is gone", zero: true }),
    ];
    const { places } = layoutTopActivations(tops, { slots: 5 });
    expect(places.map(({ projection }) => projection.kind)).toEqual(["shown", "waiting", "zero", "error", "none"]);
    expect(places.slice(3).map(({ patch }) => patch.kind)).toEqual(["none", "none"]);
  });

  it("refuses ranks out of order", () => {
    expect(() => layoutTopActivations([top(1), top(3)], {})).toThrow("tops: expected rank 2 at place 1, got 3");
  });
});

describe("topActivationsToSvg", () => {
  it("embeds pictures twice a rank, and words where there is no projection", () => {
    const tops = [top(1, { label: "beagle", patchUrl: "data:image/png;base64,BB==" }), top(2, { zero: true })];
    const svg = topActivationsToSvg({ tops, slots: 2 }, { width: 408 });
    expect(svg.match(/<image/g)).toHaveLength(2);
    expect(svg).toContain(">1  12.5<");
    expect(svg).toContain(">beagle<");
    expect(svg).toContain(">0<");
    expect(svg).toContain('width="408" height="119"');
  });

  it("shortens what would run over the next picture", () => {
    const svg = topActivationsToSvg(
      { tops: [top(1, { label: "Staffordshire bullterrier" })], slots: 9 },
      { width: 418 },
    );
    expect(svg).toContain(">Staffordsh…<");
  });

  it("refuses a picture that would not be in the file", () => {
    expect(() => topActivationsToSvg({ tops: [top(1, { patchUrl: "blob:1" })] }, { width: 200 })).toThrow(
      'rank 1: expected its pictures as data: URLs, got "blob:1"',
    );
  });
});
