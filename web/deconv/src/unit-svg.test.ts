// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Projected } from "./reconstruction.ts";
import { unitSvg } from "./unit-svg.ts";

const projected = (scale: number): Projected => ({
  channel: 7,
  y: 2,
  x: 3,
  activation: 12,
  field: { x: 0, y: 0, width: 5, height: 5 },
  projectionUrl: "data:image/png;base64,AAAA",
  patchUrl: "data:image/png;base64,BBBB",
  scale,
  provenance: undefined,
});

describe("unit svg", () => {
  it("holds the projections that are there, and the patch once", () => {
    const svg = unitSvg({ deconvnet: projected(0.5), guided: projected(2) });
    expect(svg.match(/base64,AAAA/g)).toHaveLength(2);
    expect(svg.match(/base64,BBBB/g)).toHaveLength(1);
    expect(svg).toContain("deconvnet, ±0.500");
    expect(svg).not.toContain("gradient");
  });
  it("says where rectification leaves nothing", () => {
    const svg = unitSvg({ deconvnet: projected(0) });
    expect(svg).toContain("rectification leaves nothing");
    expect(svg).not.toContain("AAAA");
  });
});
