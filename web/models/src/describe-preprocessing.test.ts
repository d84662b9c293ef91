import { create } from "@bufbuild/protobuf";
import { ChannelOrder, PreprocessingSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { describePreprocessing } from "./describe-preprocessing.ts";

describe("describe preprocessing", () => {
  it("tells what is done, and nothing of what is not", () => {
    const caffe = create(PreprocessingSchema, { channelOrder: ChannelOrder.BGR, divideBy: 1, mean: [104, 117, 123] });
    expect(describePreprocessing(caffe, [227, 227, 3])).toBe("Input 227 × 227, BGR, mean 104, 117, 123 subtracted");
  });
  it("shows float32 values as they were typed, and equal ones once", () => {
    const half = create(PreprocessingSchema, {
      channelOrder: ChannelOrder.RGB,
      divideBy: 255,
      mean: [0.485, 0.456, 0.406].map(Math.fround),
      deviation: [0.5, 0.5, 0.5],
    });
    expect(describePreprocessing(half, [96, 80, 3])).toBe(
      "Input 96 × 80, RGB, divided by 255, mean 0.485, 0.456, 0.406 subtracted, over deviation 0.5",
    );
  });
  it("tells of how much more than the input the image is cut", () => {
    const cut = create(PreprocessingSchema, { channelOrder: ChannelOrder.RGB, resizeShortSide: 256 });
    expect(describePreprocessing(cut, [224, 300, 3])).toBe("Input 224 × 300 out of a short side of 256, RGB");
    expect(describePreprocessing(cut, [256, 256, 3])).toBe("Input 256 × 256, RGB");
  });
  it("counts channels that are no colours", () => {
    expect(describePreprocessing(undefined, [28, 28, 4])).toBe("Input 28 × 28, 4 channels");
  });
  it("takes pixels as they are where nothing is said", () => {
    expect(describePreprocessing(undefined, [28, 28, 1])).toBe("Input 28 × 28, RGB");
  });
});
