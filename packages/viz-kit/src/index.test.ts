import { describe, expect, it } from "vitest";

describe("package", () => {
  it("exports exactly these names, without a DOM", async () => {
    expect("document" in globalThis).toBe(false);
    expect(Object.keys(await import("./index.ts")).toSorted()).toEqual([
      "adoptStyles",
      "baseStyles",
      "colorLegendMarks",
      "colorLegendText",
      "defineVisualization",
      "divergingColor",
      "divergingStops",
      "drawColorLegend",
      "drawMarks",
      "drawPicture",
      "drawRowTable",
      "fitWords",
      "font",
      "formatActivation",
      "formatDifference",
      "formatMagnitude",
      "formatNumber",
      "formatPercent",
      "formatProbability",
      "fromOklab",
      "keepChild",
      "keepSvg",
      "keepTable",
      "nextPlace",
      "paintPixels",
      "pictureAt",
      "pictureMarks",
      "pictureStyles",
      "placeText",
      "pointSquare",
      "printSvg",
      "projectionAt",
      "rectText",
      "resolveTokens",
      "roveFocus",
      "sequentialColor",
      "sequentialStops",
      "setTabStop",
      "squareMarks",
      "tableStyles",
      "toOklab",
      "token",
    ]);
    expect(Object.keys(await import("./react/index.ts")).toSorted()).toEqual(["useDrawing", "useWidth"]);
  });
});
