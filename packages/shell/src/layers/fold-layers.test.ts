import { describe, expect, it } from "vitest";
import { type FoldableLayer, foldLayers } from "./fold-layers.ts";
import { layerStages } from "./layer-stages.ts";

/** Lists layers as the contract does; without inputs a layer follows the one before. */
function network() {
  const layers: FoldableLayer[] = [
    { name: "data", operator: "Input", inputs: [], outputShape: [224, 224, 3], projectable: false },
  ];
  const add = (operator: string, name: string, shape: number[], ...inputs: string[]) => {
    layers.push({
      name,
      operator,
      inputs: inputs.length > 0 ? inputs : [layers.at(-1)!.name],
      outputShape: shape,
      projectable: operator !== "Softmax",
    });
    return name;
  };
  return { layers, add };
}

function resnet(blocks: readonly number[], name: (stage: number, block: number, part: string) => string) {
  const { layers, add } = network();
  let last = add(
    "Relu",
    "relu0",
    [112, 112, 64],
    add("BatchNormalization", "bn0", [112, 112, 64], add("Conv", "conv1", [112, 112, 64])),
  );
  last = add("MaxPool", "pool1", [56, 56, 64], last);
  blocks.forEach((count, stage) => {
    const side = 56 / 2 ** stage;
    const shape = [side, side, 256 * 2 ** stage];
    for (let block = 0; block < count; block++) {
      const start = last;
      const at = (part: string) => name(stage, block, part);
      for (const part of ["1", "2", "3"]) {
        last = add("Conv", at(`conv${part}`), shape, last);
        last = add("BatchNormalization", at(`bn${part}`), shape, last);
        if (part !== "3") last = add("Relu", at(`relu${part}`), shape, last);
      }
      const skip = block === 0 ? add("Conv", at("down"), shape, start) : start;
      last = add("Relu", at("relu"), shape, add("Add", at("add"), shape, last, skip));
    }
  });
  last = add("GlobalAveragePool", "pool5", [1, 1, 2048], last);
  add("Softmax", "prob", [1000], add("Gemm", "fc", [1000], add("Flatten", "flat", [2048], last)));
  return layers;
}

describe("fold layers", () => {
  it("takes a convolution with its activation and norm as one item that the activation stands for", () => {
    const { layers, add } = network();
    add("Conv", "conv1", [110, 110, 96]);
    add("Relu", "relu_conv1", [110, 110, 96]);
    add("LRN", "norm1", [110, 110, 96]);
    add("MaxPool", "pool1", [55, 55, 96]);
    add("Flatten", "flat", [290400]);
    add("Gemm", "fc8", [10]);
    add("Softmax", "prob", [10]);
    const items = foldLayers(layers);
    expect(items.map(({ id, label, kind }) => [id, label, kind])).toEqual([
      ["relu_conv1", "conv1", "conv"],
      ["pool1", "pool1", "pool"],
      ["fc8", "fc8", "dense"],
    ]);
    expect(items[0]!.members.map((layer) => layer.name)).toEqual(["conv1", "relu_conv1", "norm1"]);
  });

  it("joins squeeze and both expansions of a fire module by their name", () => {
    const { layers, add } = network();
    add("Relu", "relu_conv1", [111, 111, 96], add("Conv", "conv1", [111, 111, 96]));
    let last = add("MaxPool", "pool1", [55, 55, 96]);
    for (const fire of ["fire2", "fire3"]) {
      const squeeze = add(
        "Relu",
        `${fire}/relu_squeeze`,
        [55, 55, 16],
        add("Conv", `${fire}/squeeze`, [55, 55, 16], last),
      );
      const one = add("Relu", `${fire}/relu_1x1`, [55, 55, 64], add("Conv", `${fire}/1x1`, [55, 55, 64], squeeze));
      const three = add("Relu", `${fire}/relu_3x3`, [55, 55, 64], add("Conv", `${fire}/3x3`, [55, 55, 64], squeeze));
      last = add("Concat", `${fire}/concat`, [55, 55, 128], one, three);
    }
    const items = foldLayers(layers);
    expect(items.map(({ id, label, kind }) => [id, label, kind])).toEqual([
      ["relu_conv1", "conv1", "conv"],
      ["pool1", "pool1", "pool"],
      ["fire2/concat", "fire2", "module"],
      ["fire3/concat", "fire3", "module"],
    ]);
    expect(items[2]!.members).toHaveLength(7);
  });

  it("makes an inception module of four branches one item", () => {
    const { layers, add } = network();
    const start = add("Relu", "conv2/relu", [28, 28, 192], add("Conv", "conv2/3x3", [28, 28, 192]));
    const conv = (name: string, from: string) =>
      add("Relu", `${name}_relu`, [28, 28, 64], add("Conv", name, [28, 28, 64], from));
    const branches = [
      conv("inception_3a/1x1", start),
      conv("inception_3a/3x3", conv("inception_3a/3x3_reduce", start)),
      conv("inception_3a/5x5", conv("inception_3a/5x5_reduce", start)),
      conv("inception_3a/proj", add("MaxPool", "inception_3a/pool", [28, 28, 192], start)),
    ];
    add("Concat", "inception_3a/output", [28, 28, 256], ...branches);
    const items = foldLayers(layers);
    expect(items.map(({ id, label, kind }) => [id, label, kind])).toEqual([
      ["conv2/relu", "3x3", "conv"],
      ["inception_3a/output", "inception_3a", "module"],
    ]);
  });

  it("makes a residual block one item that ends in the ReLU after the addition", () => {
    const items = foldLayers(resnet([1, 1], (stage, block, part) => `layer${stage + 1}.${block}.${part}`));
    expect(items.map(({ id, label, kind }) => [id, label, kind])).toEqual([
      ["relu0", "conv1", "conv"],
      ["pool1", "pool1", "pool"],
      ["layer1.0.relu", "layer1.0", "block"],
      ["layer2.0.relu", "layer2.0", "block"],
      ["pool5", "pool5", "pool"],
      ["fc", "fc", "dense"],
    ]);
  });

  it("folds the 517 layers of a ResNet-152 into 54 items of five stages", () => {
    let node = 0;
    const layers = resnet([3, 8, 36, 3], () => `n${node++}`);
    const items = foldLayers(layers);
    expect(items).toHaveLength(1 + 1 + 50 + 2);
    expect([items[2]!.label, items.at(-3)!.label]).toEqual(["block1", "block50"]);
    expect([...new Set(layerStages(items))]).toEqual(["112²", "56²", "28²", "14²", "7²", "dense"]);
    expect(items.flatMap((item) => item.members)).toHaveLength(layers.length - 1);
  });

  it("numbers what an exporter left without names", () => {
    const { layers, add } = network();
    for (const step of [0, 1]) {
      add("Conv", `n${step * 3}`, [56, 56, 64]);
      add("Relu", `n${step * 3 + 1}`, [56, 56, 64]);
      add("MaxPool", `n${step * 3 + 2}`, [28, 28, 64]);
    }
    expect(foldLayers(layers).map((item) => item.label)).toEqual(["conv1", "pool1", "conv2", "pool2"]);
  });

  it("shortens a path to the part that tells: /features/features.3/Conv_output_0", () => {
    const { layers, add } = network();
    add("Conv", "/features/features.0/Conv_output_0", [224, 224, 64]);
    add("Relu", "/features/features.1/Relu_output_0", [224, 224, 64]);
    add("Conv", "/features/features.2/Conv_output_0", [224, 224, 64]);
    add("Gemm", "/classifier/classifier.0/Gemm_output_0", [10]);
    expect(foldLayers(layers).map((item) => item.label)).toEqual(["features.0", "features.2", "classifier.0"]);
  });

  it("keeps a gate without weights (x · sigmoid(x)) with its convolution", () => {
    const { layers, add } = network();
    const conv = add("Conv", "stem", [112, 112, 32]);
    add("Mul", "swish", [112, 112, 32], conv, add("Sigmoid", "gate", [112, 112, 32], conv));
    const items = foldLayers(layers);
    expect(items.map(({ id, label }) => [id, label])).toEqual([["swish", "stem"]]);
  });

  it("stands for the last layer that can be projected", () => {
    const { layers, add } = network();
    add("Conv", "conv", [56, 56, 8]);
    add("Strange", "strange", [56, 56, 8]);
    layers[2] = { ...layers[2]!, projectable: false };
    expect(foldLayers(layers)[0]!.id).toBe("conv");
  });

  it("gives nothing for a network of an input alone", () => {
    expect(foldLayers(network().layers)).toEqual([]);
  });
});
