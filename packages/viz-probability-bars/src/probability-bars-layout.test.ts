import { describe, expect, it } from "vitest";
import { layoutProbabilityBars } from "./probability-bars-layout.ts";
import { probabilityBarsToSvg } from "./probability-bars-to-svg.ts";

const classes = [
  { label: "cat", probability: 0.75 },
  { label: "dog & co", probability: 0.25, difference: -0.1 },
];

describe("layoutProbabilityBars", () => {
  it("draws every bar from 0 on a scale that ends at 1", () => {
    expect(layoutProbabilityBars(classes).map(({ length }) => length)).toEqual([75, 25]);
  });

  it("keeps the order and takes the first", () => {
    expect(layoutProbabilityBars(classes, 1).map(({ key }) => key)).toEqual(["cat"]);
  });

  it.each([-0.1, 1.2, Number.NaN])("refuses a probability of %d", (probability) => {
    const entry = { label: "cat", probability };
    expect(() => layoutProbabilityBars([entry])).toThrow(`expected a probability 0 … 1 of "cat", got ${probability}`);
  });
});

describe("probabilityBarsToSvg", () => {
  it("is as wide as asked, 23 px a class, with words escaped", () => {
    const svg = probabilityBarsToSvg({ classes }, { width: 200 });
    expect(svg).toContain('width="200" height="46"');
    expect(svg).toContain("dog &amp; co");
    expect(svg).toContain("−0.100   0.250");
    expect(svg).toContain('width="150" height="2"');
  });
});
