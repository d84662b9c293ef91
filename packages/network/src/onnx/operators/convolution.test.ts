import { describe, expect, test } from "vitest";
import { counting, makeFloats, readOne } from "../testing/build-onnx.ts";

const filters = counting("w", [1, 2, 2, 3]);

describe("Conv", () => {
  test("filters [out, in, h, w] become [h, w, in, out]", () => {
    const [layer] = readOne("Conv", { constants: [counting("w", [2, 2, 1, 3])] });
    expect(layer).toMatchObject({ operator: "Conv", name: "one", inputs: ["x"], kernel: [1, 3], shape: [4, 4, 2] });
    expect(layer).toMatchObject({
      filters: { shape: [1, 3, 2, 2], data: Float32Array.of(1, 7, 4, 10, 2, 8, 5, 11, 3, 9, 6, 12) },
      bias: undefined,
    });
  });

  test("bias, strides, dilations and asymmetric pads (top, left, bottom, right)", () => {
    const [layer] = readOne("Conv", {
      constants: [filters, makeFloats("b", [1], Float32Array.of(0.5))],
      attributes: { strides: [2, 1], dilations: [1, 2], pads: [1, 2, 3, 4] },
    });
    expect(layer).toMatchObject({
      strides: [2, 1],
      dilations: [1, 2],
      pads: { top: 1, left: 2, bottom: 3, right: 4 },
      bias: Float32Array.of(0.5),
      shape: [4, 8, 1],
    });
  });

  test("group = channels is depthwise", () => {
    const [layer] = readOne("Conv", { constants: [counting("w", [4, 1, 3, 3])], attributes: { group: 2 } });
    expect(layer).toMatchObject({ groups: 2, filters: { shape: [3, 3, 1, 4] }, shape: [2, 4, 4] });
  });

  test.each([
    // 4 × 6 by 2 × 3: at stride 1 one row and two columns are missing; at 3 × 4, one row and none.
    ["SAME_UPPER", [1, 1], { top: 0, left: 1, bottom: 1, right: 1 }, [4, 6, 1]],
    ["SAME_LOWER", [1, 1], { top: 1, left: 1, bottom: 0, right: 1 }, [4, 6, 1]],
    ["SAME_UPPER", [3, 4], { top: 0, left: 0, bottom: 1, right: 1 }, [2, 2, 1]],
    ["SAME_LOWER", [3, 4], { top: 1, left: 1, bottom: 0, right: 0 }, [2, 2, 1]],
    ["VALID", [1, 1], { top: 0, left: 0, bottom: 0, right: 0 }, [3, 4, 1]],
    ["NOTSET", [1, 1], { top: 0, left: 0, bottom: 0, right: 0 }, [3, 4, 1]],
  ])("auto_pad %s at strides %j", (mode, strides, pads, shape) => {
    const [layer] = readOne("Conv", { constants: [filters], attributes: { auto_pad: mode, strides } });
    expect(layer).toMatchObject({ pads, shape });
  });

  test.each([
    [
      "kernel_shape contradicts",
      { kernel_shape: [3, 3] },
      /"one" \(Conv\): kernel_shape \[3,3\] contradicts filters "w"/,
    ],
    ["negative pads", { pads: [0, -1, 0, 0] }, /four pads from 0 to 65536.*got \[0,-1,0,0\]/],
    ["three strides", { strides: [1, 1, 1] }, /two values from 1 to 65536 for strides, got \[1,1,1\]/],
    ["stride 0", { strides: [0, 1] }, /two values from 1 to 65536 for strides/],
    ["pads that no map has", { pads: [2 ** 31, 0, 0, 0] }, /four pads from 0 to 65536/],
    ["unknown auto_pad", { auto_pad: "SAME" }, /expected auto_pad NOTSET/],
    ["groups that do not divide", { group: 3 }, /groups/],
    ["attribute of another kind", { strides: "2" }, /attribute strides to be of kind integers, got text/],
  ])("refuses %s", (_, attributes, message) => {
    expect(() => readOne("Conv", { constants: [filters], attributes })).toThrow(message);
  });

  test("refuses filters that are no constant, of wrong rank, of wrong depth, or not finite", () => {
    expect(() => readOne("Conv")).toThrow(/"one" \(Conv\): input 1 is missing/);
    expect(() => readOne("Conv", { constants: [counting("w", [1, 2, 3])] })).toThrow(/filters "w" of \[out, in/);
    expect(() => readOne("Conv", { constants: [counting("w", [1, 3, 2, 2])] })).toThrow(/expect 3 channels, got 2/);
    const broken = makeFloats("w", [1, 2, 1, 1], Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY));
    expect(() => readOne("Conv", { constants: [broken] })).toThrow(/"w": 2 of 2 values are NaN or infinite/);
    expect(() => readOne("Conv", { constants: [filters], input: ["N", 2, 5, 5, 5] })).toThrow(/5 axes/);
  });
});
