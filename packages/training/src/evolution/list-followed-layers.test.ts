import { architectures, buildNetwork, instantiate, type LayerSpec, seededRandom } from "@deconvscope/network";
import { expect, test } from "vitest";
import { listFollowedLayers } from "./list-followed-layers.ts";

/** Puts layers behind each other, of 4 × 4 maps of two channels unless they say otherwise. */
class Builder {
  readonly specs: LayerSpec[] = [{ name: "input", operator: "Input", inputs: [], shape: [4, 4, 2] }];

  conv(name: string, input: string, depth = 2): string {
    const filters = { data: new Float32Array(depth * 2), shape: [1, 1, depth, 2] };
    const sliding = { kernel: [1, 1], strides: [1, 1], dilations: [1, 1], groups: 1 } as const;
    const pads = { top: 0, left: 0, bottom: 0, right: 0 };
    return this.add({ name, operator: "Conv", inputs: [input], filters, bias: undefined, ...sliding, pads });
  }

  norm(name: string, input: string): string {
    const one = Float32Array.of(1, 1);
    const scale = { gamma: one, beta: one, mean: one, variance: one, epsilon: 1e-3 };
    return this.add({ name, operator: "BatchNormalization", inputs: [input], ...scale });
  }

  relu(name: string, input: string): string {
    return this.add({ name, operator: "Relu", inputs: [input] });
  }

  join(name: string, ...inputs: [string, string]): string {
    return this.add({ name, operator: "Concat", axis: 2, inputs });
  }

  sum(name: string, ...inputs: [string, string]): string {
    return this.add({ name, operator: "Add", operands: [{ layer: inputs[0] }, { layer: inputs[1] }], inputs });
  }

  /** @returns the block's output, of four channels */
  fire(name: string, input: string, depth: number): string {
    const squeezed = this.relu(`${name}/squeeze`, this.conv(`${name}/squeeze conv`, input, depth));
    const [one, three] = ["one", "three"].map((side) =>
      this.relu(`${name}/${side}`, this.conv(`${name}/${side} conv`, squeezed)),
    );
    return this.join(`${name}/concat`, one!, three!);
  }

  /** @returns the block's output */
  residual(name: string, input: string): string {
    const first = this.relu(`${name}/relu1`, this.norm(`${name}/norm1`, this.conv(`${name}/conv1`, input)));
    const second = this.norm(`${name}/norm2`, this.conv(`${name}/conv2`, first));
    return this.relu(`${name}/relu`, this.sum(`${name}/add`, second, input));
  }

  /** Classes by a convolution and its mean over the places. */
  classify(input: string, depth = 2): void {
    const scores = this.relu("class relu", this.conv("class conv", input, depth));
    this.add({ name: "pool", operator: "GlobalAveragePool", inputs: [scores] });
    this.add({ name: "prob", operator: "Softmax", axes: [2], inputs: ["pool"] });
  }

  add(spec: LayerSpec): string {
    this.specs.push(spec);
    return spec.name;
  }

  follow(most?: number): readonly string[] {
    return listFollowedLayers(buildNetwork(this.specs, this.specs.at(-1)!.name), most);
  }
}

test("follows the rectifier of each convolution, and no dense layer", () => {
  const architecture = architectures.get("zfnet-small")!(4);
  const network = instantiate(architecture, seededRandom(1), "he");
  expect(listFollowedLayers(network)).toEqual(["relu1", "relu2", "relu3", "relu4", "relu5"]);
});

test("follows a convolution itself if it has no rectifier; normalization is looked through", () => {
  const builder = new Builder();
  builder.conv("last", builder.relu("relu", builder.norm("norm", builder.conv("first", "input"))));
  expect(builder.follow()).toEqual(["relu", "last"]);
});

test("leaves out the convolution that tells classes apart", () => {
  const builder = new Builder();
  builder.classify(builder.relu("relu", builder.conv("conv", "input")));
  expect(builder.follow()).toEqual(["relu"]);
});

test("follows what branches are joined to in their place; inside blocks only where there is room", () => {
  const builder = new Builder();
  let last = builder.relu("relu1", builder.conv("conv1", "input"));
  for (const [index, name] of ["fire2", "fire3", "fire4"].entries()) last = builder.fire(name, last, index ? 4 : 2);
  builder.add({ name: "dropout", operator: "Dropout", inputs: [last] });
  builder.classify(builder.relu("relu5", builder.conv("conv5", "dropout", 4)), 2);
  const blocks = ["fire2", "fire3", "fire4"];
  const all = blocks.flatMap((name) => [`${name}/squeeze`, `${name}/concat`]);
  expect(builder.follow()).toEqual(["relu1", ...all, "relu5"]);
  expect(builder.follow(7)).toEqual(["relu1", ...blocks.map((name) => `${name}/concat`), "relu5"]);
  expect(builder.follow(3)).toEqual(["relu1", "fire3/concat", "relu5"]);
  expect(builder.follow(1)).toEqual(["relu5"]);
});

test("follows sums behind their rectifier, and a layer that a sum only borrows as itself", () => {
  const builder = new Builder();
  const first = builder.relu("relu", builder.conv("conv", "input"));
  builder.residual("block2", builder.residual("block1", first));
  expect(builder.follow()).toEqual(["relu", "block1/relu1", "block1/relu", "block2/relu1", "block2/relu"]);
});

test("of many layers follows some at even depths, first and last among them", () => {
  const builder = new Builder();
  let last = "input";
  for (let depth = 0; depth < 23; depth++) last = builder.conv(`conv${depth}`, last);
  const followed = builder.follow();
  expect(followed).toEqual(Array.from({ length: 12 }, (_, place) => `conv${2 * place}`));
});
