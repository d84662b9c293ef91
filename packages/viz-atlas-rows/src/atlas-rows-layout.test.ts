import { describe, expect, it } from "vitest";
import { type AtlasRow, layoutAtlasRows } from "./atlas-rows-layout.ts";
import { atlasRowsToSvg } from "./atlas-rows-to-svg.ts";

describe("layoutAtlasRows", () => {
  it.each([
    [1600, "wide", 9, 72],
    [1376, "wide", 9, 56],
    [930, "wide", 9, 32],
    [880, "wide", 9, 32],
    [879, "narrow", 9, 46],
    [700, "narrow", 9, 36],
    [358, "narrow", 4, 41],
    [120, "narrow", 1, 52],
  ])("%d px: %s, %d pairs of %d px", (width, form, pairs, side) => {
    expect(layoutAtlasRows(width)).toMatchObject({ form, pairs, side });
  });

  it("leaves the facts their room beside the pictures", () => {
    const { columns, rowHeight } = layoutAtlasRows(930);
    expect(columns).toBe("44px 608px minmax(72px, 1fr) minmax(104px, 2fr)");
    expect(rowHeight).toBe(44);
  });

  it("never shows more pairs than are wanted", () => {
    expect(layoutAtlasRows(700, { pairs: 4 })).toMatchObject({ form: "wide", pairs: 4, side: 48 });
    expect(layoutAtlasRows(358, { pairs: 2 })).toMatchObject({ form: "narrow", pairs: 2, side: 56 });
    expect(() => layoutAtlasRows(358, { pairs: 0 })).toThrow("pairs: expected 1 or more, got 0");
  });

  it("has no pictures as a table", () => {
    expect(layoutAtlasRows(930, { view: "table" })).toMatchObject({ form: "table", pairs: 0, rowHeight: 28 });
  });
});

describe("atlasRowsToSvg", () => {
  const url = "data:image/png;base64,AA==";
  const row: AtlasRow = {
    channel: 7,
    maximum: 4444,
    tops: [{ projectionUrl: url, patchUrl: url }],
    histogram: [3, 1],
    purity: 0.5,
    label: "beagle",
  };

  it("embeds pictures, and words where a map never fires", () => {
    const svg = atlasRowsToSvg(
      { rows: [row, { channel: 8, maximum: 0, label: "zebra" }], images: 5000, pairs: 2 },
      { width: 400 },
    );
    expect(svg.match(/<image/g)).toHaveLength(2);
    expect(svg).toContain(">never fires on 5,000 images<");
    expect(svg).toContain(">beagle<");
    expect(svg).not.toContain("zebra");
    expect(svg).toContain('height="96"');
  });

  it("has patches on the list's own ground, projections on 0, and a line under what is looked for", () => {
    const svg = atlasRowsToSvg(
      { rows: [{ ...row, tops: [{ projectionUrl: url, patchUrl: url, marked: true }] }], pairs: 1 },
      { width: 400 },
    );
    expect(svg.match(/<rect[^>]*>/g)?.map((mark) => /fill="([^"]*)"/.exec(mark)?.[1])).toEqual([
      ...["#808080", expect.stringMatching(/^#(?!808080)/), expect.stringMatching(/^#(?!808080)/)],
    ]);
  });

  it("refuses a picture that would not be in the file", () => {
    expect(() => atlasRowsToSvg({ rows: [{ ...row, tops: [{ patchUrl: "blob:1" }] }] }, { width: 900 })).toThrow(
      'map 7: expected its pictures as data: URLs, got "blob:1"',
    );
  });
});
