import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChannelOrder } from "@deconvscope/proto";
import { Command, InvalidArgumentError } from "commander";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modelNameOf } from "./model-name.ts";
import { parseNumbers, parsePositive, parseShape, parseWhole } from "./parse-numbers.ts";
import { collectUnit, formatUnit, parseUnit } from "./parse-unit.ts";
import { addPreprocessingOptions, readPreprocessing } from "./preprocessing-options.ts";
import { readImage } from "./read-image.ts";
import { readLabels } from "./read-labels.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parse-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a unit", () => {
  test("is a channel, or a channel and its place", () => {
    expect(parseUnit("258")).toEqual({ channel: 258 });
    expect(parseUnit("258@6,12")).toEqual({ channel: 258, y: 6, x: 12 });
    expect(formatUnit(parseUnit("258@6,12"))).toBe("258@6,12");
    expect(collectUnit("3", [{ channel: 1 }])).toEqual([{ channel: 1 }, { channel: 3 }]);
  });
  test.each(["", "-1", "1.5", "1@2", "1@2,", "1@-2,3", "conv1", "1e3", "9999999999"])("is not %j", (text) =>
    expect(() => parseUnit(text)).toThrow(InvalidArgumentError),
  );
});

describe("numbers", () => {
  test("are read", () => {
    expect(parseNumbers("0.485, -1,2e1")).toEqual([0.485, -1, 20]);
    expect(parseShape("227x224×3")).toEqual([227, 224, 3]);
    expect(parsePositive("0.5")).toBe(0.5);
    expect(parseWhole(1, 9)("9")).toBe(9);
  });
  test.each([
    [parseNumbers, "1,,2"],
    [parseNumbers, "a"],
    [parseShape, "227x227"],
    [parseShape, "0x227x3"],
    [parsePositive, "0"],
    [parsePositive, ""],
    [parseWhole(1, 9), "10"],
    [parseWhole(1), "1.0"],
    [parseWhole(1), " 1"],
  ])("are refused: %#", (parse, text) => expect(() => parse(text)).toThrow(InvalidArgumentError));
});

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
  test("is RGB where only numbers are given", () => {
    expect(read("--divide-by", "255", "--mean", "0.5,0.5,0.5")).toEqual({
      channelOrder: ChannelOrder.RGB,
      divideBy: 255,
      mean: [0.5, 0.5, 0.5],
    });
  });
  test("knows no other preset", () =>
    expect(() => read("--preprocess", "vgg")).toThrow("Allowed choices are imagenet-rgb"));
});

describe("labels", () => {
  test.each([
    ["one a line", "tench\r\ngoldfish \n\n", ["tench", "goldfish"]],
    ["a JSON array", '\uFEFF["tench", "great white shark"]', ["tench", "great white shark"]],
  ])("are %s", async (_, content, labels) => {
    await writeFile(join(folder, "labels"), content);
    expect(await readLabels(join(folder, "labels"))).toEqual(labels);
  });
  test.each([
    ["", "is empty"],
    ["[1, 2]", "no JSON array of strings"],
    ["[", "no JSON array of strings"],
  ])("are not %j", async (content, message) => {
    await writeFile(join(folder, "labels"), content);
    await expect(readLabels(join(folder, "labels"))).rejects.toThrow(message);
  });
});

describe("an image", () => {
  test("is a file, first of all", async () => {
    const path = join(folder, "a:b:3");
    await writeFile(path, "bytes");
    expect(await readImage(path)).toEqual({ source: { case: "encoded", value: Buffer.from("bytes") } });
  });
  test("is an image of a dataset", async () => {
    const value = { dataset: "menagerie", split: "validation", index: 3 };
    expect(await readImage("menagerie:validation:3")).toEqual({ source: { case: "datasetImage", value } });
    expect(await readImage("pets::0")).toMatchObject({ source: { value: { dataset: "pets", split: "", index: 0 } } });
  });
  test("is not what does not exist", async () => {
    await expect(readImage(join(folder, "none.jpg"))).rejects.toMatchObject({ name: "CommandError", exitCode: 3 });
    await expect(readImage(folder)).rejects.toMatchObject({ code: "EISDIR" });
  });
});

test.each([
  ["/models/SqueezeNet 1.0.onnx", "squeezenet-1.0"],
  ["/models/alexnet-mini/model.onnx", "alexnet-mini"],
  ["./_Net(2).zip", "net-2"],
])("a model in %s is called %s", (path, name) => expect(modelNameOf(path)).toBe(name));
