import { create } from "@bufbuild/protobuf";
import { LayerSchema } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { defaultScannedItem, imageName, scannedLayer, splitName } from "./atlas-look.ts";

const [conv, relu, norm] = ["conv1", "relu1", "norm1"].map((name) => create(LayerSchema, { name }));
const item = { id: "relu1", label: "conv1", kind: "conv" as const, layer: relu!, members: [conv!, relu!, norm!] };

describe("scanned layer", () => {
  it("is the one that the address names, if it was scanned", () => {
    expect(scannedLayer(item, "conv1", ["conv1", "relu1"])).toBe(conv);
    expect(scannedLayer(item, "conv1", ["relu1"])).toBe(relu);
  });
  it("is the item's own, else the last inside it", () => {
    expect(scannedLayer(item, undefined, ["conv1", "relu1", "norm1"])).toBe(relu);
    expect(scannedLayer(item, undefined, ["conv1", "norm1"])).toBe(norm);
    expect(scannedLayer(item, undefined, ["relu2"])).toBeUndefined();
  });
});

it("opens with the last layer that was scanned, where the usual one was not", () => {
  const shaped = (name: string) => create(LayerSchema, { name, projectable: true, outputShape: [4, 4, 2] });
  const items = ["conv1", "conv2", "conv3", "conv4"].map((name) => {
    const layer = shaped(name);
    return { id: name, label: name, kind: "conv" as const, layer, members: [layer] };
  });
  const idOf = (scanned: readonly string[] | undefined) => defaultScannedItem(items, scanned)?.id;
  expect(idOf(undefined)).toBe("conv3");
  expect(idOf(["conv1", "conv3"])).toBe("conv3");
  expect(idOf(["conv1", "conv2"])).toBe("conv2");
  expect(idOf([])).toBe("conv3");
});

it("calls a dataset of one split by its name", () => {
  expect(splitName({ dataset: "birds", split: "all" })).toBe("birds");
  expect(splitName({ dataset: "menagerie", split: "validation" })).toBe("menagerie validation");
  expect(imageName({ dataset: "birds", split: "all" }, 7)).toBe("birds 7");
  expect(imageName({ dataset: "menagerie", split: "validation" }, 7)).toBe("validation 7");
});
