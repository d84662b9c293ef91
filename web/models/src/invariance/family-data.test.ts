import { create } from "@bufbuild/protobuf";
import { GetModelResponseSchema, MeasureInvarianceResponseSchema } from "@deconvscope/proto";
import type { ModelView } from "@deconvscope/shell";
import { curveFamilyMarks } from "@deconvscope/viz-curve-family";
import { describe, expect, it } from "vitest";
import { type FamilySettings, imageFamily, layerFamily } from "./family-data.ts";
import { halfWay, lastHalfWay } from "./half-way.ts";
import { invarianceTensor } from "./invariance-export.ts";
import { emptyInvariance, readInvariance } from "./invariance-state.ts";
import { layersExport } from "./layers-export.ts";
import { tellSilentLayers } from "./silent-layers.ts";
import { columnOf } from "./transforms.ts";

const response = create(GetModelResponseSchema, { summary: { name: "net", inputShape: [224, 112, 3] } });
const model: ModelView = {
  summary: response.summary!,
  response,
  layers: new Map(),
  items: [],
  stages: undefined,
  input: undefined,
};
const imageOf = (name: string, index: number) => ({
  ...{ reference: { kind: "dataset", dataset: "pets", split: "all", index } as const, name },
  ...{ bytes: new Uint8Array(), source: {}, labels: [], parts: {} },
});
const settings: FamilySettings = {
  model,
  names: ["cat", "dog"],
  transforms: ["translate-x"],
  layers: [],
  isAbsolute: false,
};
const points = [0, 1].flatMap((image) =>
  [0, 10, 20].map((amount) => ({
    image,
    amount,
    distances: [amount, 2 * amount],
    relativeDistances: [amount / 10, amount / 20],
    probability: 1 - amount / 40,
  })),
);
const message = create(MeasureInvarianceResponseSchema, {
  subjects: [{}, {}],
  layers: ["conv1", "fc"],
  amounts: [0, 10, 20],
  points: points.slice(0, 5),
});
const partial = readInvariance(emptyInvariance, { transform: "translate-x", place: 0, of: 1, message });
const rest = create(MeasureInvarianceResponseSchema, { points: points.slice(5) });
const whole = readInvariance(partial, { transform: "translate-x", place: 0, of: 1, message: rest });

describe("family data", () => {
  it("has axes and gaps before anything came, pixels of 224 scaled to the input", () => {
    const { columns, rows } = imageFamily({ ...settings, layers: ["conv1"] }, emptyInvariance);
    expect([columns[0]?.amounts[0], columns[0]?.amounts[24]]).toEqual([-30, 30]);
    expect(rows.map(({ title }) => title)).toEqual(["conv1, relative distance", "P(class)"]);
    expect(rows[0]?.values[0]?.[0]?.[3]).toBeNaN();
  });

  it("has a row a layer and one of probabilities, a line an image, gaps where points are to come", () => {
    const { rows, lines, meanName } = imageFamily(settings, partial);
    expect([lines.map(({ name }) => name), meanName]).toEqual([["cat", "dog"], "mean of 2"]);
    expect(rows.map(({ values }) => values[0])).toEqual([
      [
        [0, 1, 2],
        [0, 1, Number.NaN],
      ],
      [
        [0, 0.5, 1],
        [0, 0.5, Number.NaN],
      ],
      [
        [1, 0.75, 0.5],
        [1, 0.75, Number.NaN],
      ],
    ]);
    expect(imageFamily({ ...settings, isAbsolute: true }, whole).rows[1]?.values[0]?.[0]).toEqual([0, 20, 40]);
  });

  it("has all layers in one row, each the mean of the images", () => {
    const { rows, lines } = layerFamily(settings, whole);
    expect(lines.map(({ name, ink }) => [name, ink])).toEqual([
      ["conv1", "depth-1"],
      ["fc", "depth-5"],
    ]);
    expect(rows[0]?.values[0]).toEqual([
      [0, 1, 2],
      [0, 0.5, 1],
    ]);
  });

  it("has gaps in every chart before it is known which images there are", () => {
    const asked = { ...settings, names: [], layers: ["conv1"] };
    for (const family of [imageFamily(asked, emptyInvariance), layerFamily(asked, emptyInvariance)]) {
      const { layout } = curveFamilyMarks(family, 800, 100);
      expect(layout.plots.length).toBeGreaterThan(0);
    }
  });

  it("says which layer is half way last, once all is known", () => {
    expect(lastHalfWay(layerFamily(settings, partial))).toBeUndefined();
    expect(lastHalfWay(layerFamily(settings, whole))).toEqual([{ title: "Shift right", text: "conv1 after 10 px" }]);
  });

  it("takes the shorter of two turns", () => {
    const turns = {
      ...{
        columns: [{ ...columnOf("rotate", [0, 90, 180, 270, 350]) }],
        lines: [{ name: "conv1", ink: "ink" as const }],
      },
      rows: [{ title: "relative distance", values: [[[0, 0.25, 1, 1, 0.8]]] }],
    };
    expect(lastHalfWay(turns)).toEqual([{ title: "Turn", text: "conv1 after 6°" }]);
  });

  it.each([
    [[2, 1, 0, 3, 4], 2 / 3, "the nearer side, in between"],
    [[0, 0, 0, 0, 0], undefined, "never"],
    [[1, Number.NaN, 0, 1, 2], undefined, "not known"],
    [[1, 2, 0, 1, Number.POSITIVE_INFINITY], undefined, "infinitely far"],
  ])("half way of %j is %s: %s", (values, amount, _) => {
    expect(halfWay([-2, -1, 0, 1, 2], values, 0)).toBe(amount);
  });

  it("says what answers nothing to an image as it is", () => {
    const tell = (images: readonly number[]) => {
      const answer = create(MeasureInvarianceResponseSchema, {
        ...{ subjects: [{}, {}], layers: ["conv1", "fc"], amounts: [0, 10, 20] },
        points: points.map((point) => {
          const isFar = images.includes(point.image) && point.amount > 0;
          return { ...point, relativeDistances: isFar ? [point.amount, Number.POSITIVE_INFINITY] : [0, 0] };
        }),
      });
      const all = { transform: "translate-x", place: 0, of: 1, message: answer } as const;
      return tellSilentLayers(settings, readInvariance(emptyInvariance, all));
    };
    expect(tell([])).toEqual([]);
    expect(tell([1])).toEqual(["No relative distances of fc for dog: it answers nothing to the image as it is."]);
    expect(tell([0, 1])).toEqual([
      "No relative distances of fc for 2 of 2 images: it answers nothing to them as they are.",
    ]);
  });

  const measured = {
    settings: { model, images: settings.names.map(imageOf), transforms: settings.transforms, layers: [] },
    names: settings.names,
    state: partial,
    isComplete: false,
  };

  it("leaves the page as one array, what is not known not a number", () => {
    const { values, shape, axes } = invarianceTensor(measured);
    expect([shape, axes?.map((axis) => axis.length)]).toEqual([
      [1, 2, 3, 3],
      [1, 2, 3, 3],
    ]);
    expect([...values.slice(0, 6)]).toEqual([0, 0, 1, 1, 0.5, 0.75]);
    expect([...values.slice(15)]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it("leaves the page as the layers' means", async () => {
    const figure = layersExport(measured, layerFamily(settings, partial));
    const table = await figure.table?.(() => undefined);
    expect(table?.rows.slice(0, 3)).toEqual([
      ["translate-x", 0, "conv1", 0],
      ["translate-x", 0, "fc", 0],
      ["translate-x", 10, "conv1", 1],
    ]);
    const tensor = await figure.tensor?.(() => undefined);
    expect([tensor?.shape, [...(tensor?.values ?? [])]]).toEqual([
      [1, 2, 3],
      [0, 1, Number.NaN, 0, 0.5, Number.NaN],
    ]);
  });
});
