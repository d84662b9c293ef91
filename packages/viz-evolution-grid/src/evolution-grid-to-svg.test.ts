import { describe, expect, it } from "vitest";
import { evolutionGridToSvg } from "./evolution-grid-to-svg.ts";

const url = "data:image/png;base64,AA==";
const snapshots = [
  { key: "1", epoch: 1 },
  { key: "2", epoch: 2 },
  { key: "64", epoch: 64, due: "soon" },
];
const layer = (patchUrl: string) => ({
  name: "conv1",
  maps: 32,
  changes: [undefined, 0.25],
  followed: [
    {
      channel: 16,
      cells: [
        { activation: 1, projectionUrl: url, patchUrl },
        { activation: 2, jump: false, zero: true },
      ],
    },
    { channel: 3, cells: [{ activation: 0 }, { activation: 2, jump: true, projectionUrl: url, patchUrl }] },
  ],
});

describe("evolutionGridToSvg", () => {
  it("embeds pictures, marks jumps and what was held, says what has none", () => {
    const svg = evolutionGridToSvg({ snapshots, layers: [layer(url)] }, { width: 600 });
    expect(svg.match(/<image/g)).toHaveLength(4);
    expect(svg.match(/<path/g)).toHaveLength(1);
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(2);
    for (const words of ["epoch 1", "conv1", "32 maps", "0.25", "nothing excites it"]) expect(svg).toContain(words);
    expect(svg).not.toContain("var(");
  });

  it("refuses a picture that would not be in the file", () => {
    expect(() => evolutionGridToSvg({ snapshots, layers: [layer("blob:1")] }, { width: 600 })).toThrow(
      "conv1, map 16: expected its pictures as data: URLs",
    );
  });
});
