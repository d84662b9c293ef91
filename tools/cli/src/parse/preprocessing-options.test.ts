import { ChannelOrder } from "@deconvscope/proto";
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { addPreprocessingOptions, readPreprocessing } from "./preprocessing-options.ts";

describe("preprocessing", () => {
  const read = (...flags: string[]) => {
    const command = addPreprocessingOptions(new Command().exitOverride().configureOutput({ writeErr() {} }));
    return readPreprocessing(command.parse(flags, { from: "user" }).opts());
  };
  test("is nothing where nothing is said", () => expect(read()).toBeUndefined());
  test("is a preset with single values in its place", () => {
    expect(read("--preprocess", "caffe-bgr", "--resize", "300")).toEqual({
      resizeShortSide: 300,
      channelOrder: ChannelOrder.BGR,
      divideBy: 1,
      mean: [104, 117, 123],
      deviation: [],
    });
  });
  test("leaves open what is not said: the server goes by the network", () => {
    expect(read("--divide-by", "255", "--mean", "0.5,0.5,0.5")).toEqual({
      divideBy: 255,
      mean: [0.5, 0.5, 0.5],
    });
  });
  test("knows no other preset", () =>
    expect(() => read("--preprocess", "vgg")).toThrow("Allowed choices are imagenet-rgb"));
});
