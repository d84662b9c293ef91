import { printSvg } from "@deconvscope/viz-kit";
import { describe, expect, it } from "vitest";
import type { TrainingCurvesData } from "./training-curves-layout.ts";
import { trainingCurvesMarks } from "./training-curves-marks.ts";

const data: TrainingCurvesData = {
  series: [
    { name: "training", ink: "cat-1-ink", epochs: [1, 43], values: [0.1, 0.524] },
    { name: "validation", ink: "cat-2-ink", epochs: [1, 43], values: [0.1, 0.52] },
  ],
  epochs: 64,
  unit: "percent",
  ends: "live",
};
const draw = (more: Partial<TrainingCurvesData> = {}, highlighted?: string) =>
  trainingCurvesMarks({ ...data, ...more }, 512, 208, highlighted);
const classes = (marks: ReturnType<typeof draw>["marks"]) => marks.map(({ attributes }) => attributes?.class);

describe("trainingCurvesMarks", () => {
  it("names the lines with their last values, a line of words apart", () => {
    const { ends } = draw();
    expect(ends.map(({ words }) => words)).toEqual(["training 52.4\u202f%", "validation 52.0\u202f%"]);
    expect(ends[1]!.labelY - ends[0]!.labelY).toBeGreaterThanOrEqual(15);
  });

  it("puts words at the last point that has a value", () => {
    const { ends, layout } = draw({ series: [{ ...data.series[0]!, values: [0.1, Number.NaN] }] });
    expect(ends.map(({ words, x }) => [words, x])).toEqual([["training 10.0\u202f%", layout.xOf(1)]]);
  });

  it("draws the time to come of a live run as a well, and a ring at its last points alone", () => {
    const { marks, layout } = draw({ series: [data.series[0]!, { ...data.series[1]!, isCompared: true }] });
    const well = marks.find(({ attributes }) => attributes?.class === "well");
    expect([well?.attributes?.x, well?.attributes?.width]).toEqual([
      layout.xOf(43),
      layout.plot.right - layout.xOf(43),
    ]);
    expect(classes(marks).filter((name) => name === "ring")).toHaveLength(1);
    expect(classes(draw({ ends: "value" }).marks)).not.toContain("well");
    expect(classes(draw({ ends: "name" }).marks)).not.toContain("end");
  });

  it("dashes what it is held against", () => {
    const { marks } = draw({ series: [{ ...data.series[0]!, isCompared: true }] });
    expect(marks.find(({ attributes }) => attributes?.class === "line")?.attributes?.["stroke-dasharray"]).toBe("4 3");
  });

  it("dims the series that are not lit", () => {
    const lines = draw({}, "validation").marks.filter(({ attributes }) => attributes?.class === "line");
    expect(lines.map(({ attributes }) => attributes?.opacity)).toEqual([0.2, undefined]);
  });

  it("cuts names that would run out of the picture, never the values", () => {
    const name = "a run with a very long name indeed, training";
    const [end] = draw({ series: [{ ...data.series[0]!, name, epochs: [1, 64] }] }).ends;
    expect(end?.words).toMatch(/^a run with.+… 52.4\u202f%$/);
    expect(end!.labelX + 6 * end!.words.length).toBeLessThanOrEqual(512);
  });

  it.each([
    ["img", [39_264.2], "img 39,264"],
    ["lr", [0.01, 5.3e-8], "lr 5.3e\u22128"],
  ])("has room for a short name and whatever value its line ends with: %s", (name, values, words) => {
    const epochs = values.map((_, index) => 64 - values.length + 1 + index);
    const { ends } = draw({ unit: "number", series: [{ ...data.series[0]!, name, epochs, values }] });
    expect(ends[0]?.words).toBe(words);
  });

  it("writes words of marks that would meet in two lines, and turns the last ones round", () => {
    const { marks } = draw({
      marks: [
        { epoch: 10, word: "lr .001" },
        { epoch: 12, word: "lr .0001" },
        { epoch: 64, word: "lr .00000001" },
      ],
    });
    const words = marks.filter(({ text }) => text?.startsWith("lr"));
    expect(words.map(({ attributes }) => attributes?.["text-anchor"])).toEqual(["start", "start", "end"]);
    expect(words[1]!.attributes!.y).toBeGreaterThan(Number(words[0]!.attributes!.y));
  });

  it("draws a line where a network begins, its name as far as the next", () => {
    const { marks } = draw({
      fits: [
        { epoch: 0, word: "conv3, fold 1 of three" },
        { epoch: 10, word: "conv4, fold 1" },
      ],
    });
    const titles = marks.flatMap(({ children }) => children ?? []).map(({ text }) => text);
    expect(titles).toEqual(["conv3, fold 1 of three", "conv4, fold 1"]);
    expect(marks.filter(({ text }) => text?.startsWith("conv")).map(({ text }) => text)).toEqual([
      "conv3,…",
      "conv4, fold 1",
    ]);
  });

  it("prints to a file without tokens", () => {
    expect(printSvg(draw().marks, { width: 512, height: 208 })).not.toContain("var(");
  });
});
