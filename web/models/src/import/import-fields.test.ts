import { describe, expect, it } from "vitest";
import { checkName, labelLines, nameFromFile, readInputShape, readLabels } from "./import-fields.ts";

describe("import fields", () => {
  it.each([
    ["ResNet 18 (v1).onnx", "resnet-18-v1"],
    ["_model.ZIP", "model"],
    ["squeezenet1.0-9.onnx", "squeezenet1.0-9"],
    [`${"x".repeat(80)}.onnx`, "x".repeat(64)],
    ["模型.onnx", ""],
  ])("makes a name of %s", (file, name) => {
    expect(nameFromFile(file)).toBe(name);
    if (name) expect(checkName(name, [])).toBeUndefined();
  });
  it.each(["", "Upper", "../etc", "a//b", "a/..", "-x", "a b", "x".repeat(65)])("refuses the name %j", (name) => {
    expect(checkName(name, [])).toContain("expected 1 to 64 of a–z");
  });
  it("refuses a name that is taken", () => expect(checkName("a/b", ["a/b"])).toBe("There is a model of this name."));

  it("reads labels of any line ending, without the empty last ones", () => {
    expect(readLabels("tench\r\n goldfish \n\ngreat white shark\n\n")).toEqual([
      "tench",
      "goldfish",
      "",
      "great white shark",
    ]);
    expect(readLabels("")).toEqual([]);
  });
  it.each([
    ['\uFEFF["tench", "great white shark"]\n', "tench\ngreat white shark"],
    ["tench\ngoldfish\n", "tench\ngoldfish"],
    ['["tench", 2]', '["tench", 2]'],
    ["[of no class]\ntench", "[of no class]\ntench"],
  ])("a file with %j is shown as lines", (content, lines) => expect(labelLines(content)).toBe(lines));

  it.each([
    ["224 × 224 × 3", [224, 224, 3]],
    ["96x80x1", [96, 80, 1]],
    ["", []],
    ["224", undefined],
    ["0x224x3", undefined],
    ["a,b,c", undefined],
  ])("reads the input shape %j", (text, shape) => expect(readInputShape(text)).toEqual(shape));
});
