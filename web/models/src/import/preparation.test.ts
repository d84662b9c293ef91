import { create } from "@bufbuild/protobuf";
import { ChannelOrder, PreprocessingSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import {
  asFileSays,
  checkPreparation,
  listPresets,
  preparedRange,
  presetForm,
  readPreparation,
  untouched,
} from "./preparation.ts";

const imagenet = presetForm({
  resizeShortSide: 256,
  channelOrder: "CHANNEL_ORDER_RGB",
  divideBy: 255,
  mean: [0.485, 0.456, 0.406],
  deviation: [0.229, 0.224, 0.225],
});

describe("preparation", () => {
  it("turns a preset into a form and back", () => {
    expect(imagenet).toEqual({
      resizeShortSide: "256",
      channelOrder: "RGB",
      divideBy: "255",
      mean: "0.485, 0.456, 0.406",
      deviation: "0.229, 0.224, 0.225",
    });
    expect(checkPreparation(imagenet)).toEqual({});
    expect(readPreparation(imagenet)).toEqual({
      resizeShortSide: 256,
      channelOrder: ChannelOrder.RGB,
      divideBy: 255,
      mean: [0.485, 0.456, 0.406],
      deviation: [0.229, 0.224, 0.225],
    });
  });
  it("offers what the file says first", () => {
    const said = {
      resizeShortSide: 96,
      channelOrder: ChannelOrder.BGR,
      divideBy: 0,
      mean: [104, 117, 123],
      deviation: [],
    };
    const presets = { "zero-one": { divideBy: 255 } };
    const offered = listPresets(presets, create(PreprocessingSchema, said));
    expect(Object.keys(offered)).toEqual([asFileSays, "zero-one"]);
    expect(readPreparation(presetForm(offered[asFileSays]!))).toEqual({ ...said, divideBy: 1 });
    expect(listPresets(presets, undefined)).toBe(presets);
  });
  it("begins with pixels as they are", () => {
    expect(checkPreparation(untouched)).toEqual({});
    expect(preparedRange(untouched)).toBe("0 … 255");
  });
  it("takes one number for all channels", () => {
    expect(readPreparation({ ...untouched, mean: "127.5" }).mean).toEqual([127.5, 127.5, 127.5]);
    expect(readPreparation({ ...untouched, channelOrder: "GRAY", mean: "33" }).mean).toEqual([33]);
  });
  it.each([
    ["resizeShortSide", "12.5", "expected whole pixels"],
    ["resizeShortSide", "", "expected whole pixels"],
    ["divideBy", "0", "expected a number above 0"],
    ["divideBy", "x", "expected a number above 0"],
    ["mean", "1, two, 3", "expected numbers"],
    ["mean", "1, 2", "2 numbers given; expected one or three"],
    ["deviation", "1, 0, 1", "expected numbers above 0"],
  ] as const)("says what is wrong with %s = %j", (field, value, words) => {
    const problems = checkPreparation({ ...imagenet, [field]: value });
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toContain(words);
  });
  it("asks grey images for one mean", () => {
    expect(checkPreparation({ ...untouched, channelOrder: "GRAY", mean: "1 2 3" }).mean).toBe(
      "3 numbers given; expected one",
    );
  });
  it("shows what black and white become", () => {
    expect(preparedRange(imagenet)).toBe("−2.118 … 2.249");
    expect(preparedRange(presetForm({ divideBy: 255, mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] }))).toBe(
      "−1 … 1",
    );
  });
});
