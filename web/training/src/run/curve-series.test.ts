import { create } from "@bufbuild/protobuf";
import { MetricsSchema, RunSchema, RunState } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import {
  chooseNetwork,
  everyNetwork,
  learningRateDrops,
  listNetworks,
  nameNetworks,
  placeNetwork,
  placePoints,
  placeShown,
  seriesOf,
  writeRate,
} from "./curve-series.ts";

const point = (epoch: number, learningRate: number, fit = "", validationLoss?: number) =>
  create(MetricsSchema, {
    epoch,
    learningRate,
    fit,
    loss: epoch,
    ...(validationLoss === undefined ? {} : { validationLoss }),
  });
const run = create(RunSchema, {
  request: {
    options: { epochs: 4 },
    samples: { folds: 2 },
    kind: { case: "fromScratch", value: { architecture: "zfnet" } },
  },
});

describe("curves of a run", () => {
  it("networks of a run stand one after another", () => {
    const axis = placePoints(run, [point(2, 0.1, "fold 1"), point(4, 0.1, "fold 1"), point(1, 0.1, "fold 2")]);
    expect(axis.epochs).toEqual([2, 4, 5]);
    expect(axis.end).toBe(8);
    expect(axis.fits).toEqual([
      { epoch: 0, word: "fold 1" },
      { epoch: 4, word: "fold 2" },
    ]);
  });
  it("a line has the points where its quantity was measured", () => {
    const axis = placePoints(undefined, [point(1, 0.1), point(2, 0.1, "", 0.5)]);
    const line = seriesOf(axis, ({ validationLoss }) => validationLoss, { name: "validation", ink: "cat-2-ink" });
    expect(line).toEqual({ name: "validation", ink: "cat-2-ink", epochs: [2], values: [0.5] });
    expect(axis).toMatchObject({ end: 2, fits: [] });
  });
  it("no line leads from one network to the next", () => {
    const axis = placePoints(run, [
      point(2, 0.1, "fold 1", 0.5),
      point(4, 0.1, "fold 1"),
      point(2, 0.1, "fold 2", 0.7),
    ]);
    const line = seriesOf(axis, ({ validationLoss }) => validationLoss, { name: "validation", ink: "cat-2-ink" });
    expect(line).toMatchObject({ epochs: [2, 6, 6], values: [0.5, Number.NaN, 0.7] });
  });
  it("falls of the learning rate are marked, a new network's rate is none", () => {
    const axis = placePoints(run, [
      point(1, 0.009),
      point(2, 0.009),
      point(3, 0.0009),
      point(4, 0.0009),
      point(1, 0.0001, "fold 2"),
    ]);
    expect(learningRateDrops(axis)).toEqual([{ epoch: 3, word: "lr .0009" }]);
    expect([0.01, 0.00001, 0.015].map(writeRate)).toEqual([".01", "1e−5", ".015"]);
  });
  it("a rate that always falls has no marks", () => {
    expect(learningRateDrops(placePoints(run, [point(1, 0.01), point(2, 0.004), point(3, 0.0001)]))).toEqual([]);
  });
  it("one network of several stands alone", () => {
    const points = [point(2, 0.1, "fold 1"), point(4, 0.1, "fold 1"), point(1, 0.1, "fold 2")];
    expect(listNetworks(points)).toEqual(["fold 1", "fold 2"]);
    expect(placeNetwork(run, points, "fold 2")).toMatchObject({ epochs: [1], end: 4, fits: [] });
  });
  it("the network that the address names is shown, else the newest of a run that goes on, all of one that is over", () => {
    const networks = ["fold 1", "fold 2"];
    const asked = ["fold 1", everyNetwork, "fold 9", undefined];
    expect(asked.map((name) => chooseNetwork(networks, name, true))).toEqual([
      "fold 1",
      everyNetwork,
      "fold 2",
      "fold 2",
    ]);
    expect(asked.map((name) => chooseNetwork(networks, name, false))).toEqual([
      "fold 1",
      everyNetwork,
      everyNetwork,
      everyNetwork,
    ]);
  });
  it("of one network there is no choice; a comparison shows one", () => {
    expect(chooseNetwork([""], "fold 1", false)).toBeUndefined();
    expect(chooseNetwork([], undefined, true)).toBeUndefined();
    expect(chooseNetwork(["fold 1"], everyNetwork, true)).toBe("fold 1");
    const points = [point(2, 0.1, "fold 1"), point(4, 0.1, "fold 1"), point(1, 0.1, "fold 2")];
    expect(placeShown(run, points)).toMatchObject({ epochs: [1], network: "fold 2" });
    expect(placeShown(run, points, "fold 1")).toMatchObject({ epochs: [2, 4], network: "fold 1" });
    expect(placeShown(run, points, everyNetwork)).toMatchObject({ epochs: [1], network: "fold 2" });
    expect(placeShown({ ...run, state: RunState.RUNNING }, points)).toMatchObject({ network: "fold 2" });
  });
  it("of a run that is over a comparison shows what did best", () => {
    const names = ["whole, fold 1", "whole, fold 2", "half, fold 1", "half, fold 2"];
    const points = names.map((name) => point(1, 0.1, name));
    const outcomes = [
      { name: "whole", accuracy: 0.6 },
      { name: "half", accuracy: 0.5 },
    ];
    const over = create(RunSchema, { id: "r", state: RunState.COMPLETE, request: { samples: { folds: 2 } }, outcomes });
    expect(placeShown(over, points).network).toBe("whole, fold 1");
    expect(placeShown({ ...over, state: RunState.RUNNING }, points).network).toBe("half, fold 2");
  });
  it("networks are named once, whatever their folds", () => {
    const fits = ["input, fold 1", "input, fold 2", "relu1, fold 1"].map((word, epoch) => ({ epoch, word }));
    expect(nameNetworks(fits).named.map(({ word }) => word)).toEqual(["input", "", "relu1"]);
    expect(nameNetworks([{ epoch: 0, word: "fold 1" }]).named[0]?.word).toBe("");
  });
});
