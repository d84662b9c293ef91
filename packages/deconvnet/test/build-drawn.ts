import {
  buildNetwork,
  type Constant,
  inferShape,
  type LayerSpec,
  type Network,
  NetworkError,
  type Shape,
  seededRandom,
} from "@deconvscope/network";
import type { Draw, Move } from "./draw-network.ts";

/** Builds the network that a draw stands for; moves that do not fit where they come are left out. */
export function buildDrawn(draw: Draw): Network {
  const builder = new Builder(draw);
  for (const move of draw.moves) builder.move(move);
  if (draw.dense) builder.finishDense();
  return buildNetwork(builder.specs, builder.last);
}

class Builder {
  readonly specs: LayerSpec[];
  last = "input";
  readonly #shapes = new Map<string, Shape>();
  readonly #random: () => number;

  constructor({ seed, height, width }: Draw) {
    this.#random = seededRandom(seed);
    this.specs = [{ name: "input", operator: "Input", inputs: [], shape: [height, width, 4] }];
    this.#shapes.set("input", [height, width, 4]);
  }

  move(move: Move): void {
    const before = { count: this.specs.length, last: this.last };
    try {
      this.#apply(move);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      for (const spec of this.specs.splice(before.count)) this.#shapes.delete(spec.name);
      this.last = before.last;
    }
  }

  finishDense(): void {
    const shape = this.#shapes.get(this.last)!;
    const elements = shape.reduce((product, length) => product * length, 1);
    this.#add({ operator: "Flatten", shape: [elements], order: "channels-first" });
    this.#add({
      operator: "Gemm",
      weights: this.#constant([elements, 5], 1 / Math.sqrt(elements)),
      bias: this.#values(5),
    });
    this.#add({ operator: "Softmax", axes: [0] });
  }

  #apply(move: Move): void {
    const channels = this.#shapes.get(this.last)![2]!;
    const [top, left, bottom, right] = move.pads;
    const sliding = {
      kernel: move.kernel,
      strides: move.strides,
      pads: { top, left, bottom, right },
      dilations: [move.dilation, 1],
    } as const;
    switch (move.kind) {
      case "conv":
        this.#conv(sliding, 1, 4);
        return;
      case "groups":
        this.#conv(sliding, channels % 2 === 0 ? 2 : 1, 4);
        return;
      case "depthwise":
        this.#conv(sliding, channels, move.flag ? 2 * channels : channels);
        return;
      case "relu":
        this.#add({ operator: "Relu" });
        return;
      case "leaky":
        this.#add({ operator: "LeakyRelu", alpha: 0.3 });
        return;
      case "clip":
        this.#add({ operator: "Clip", minimum: -0.5, maximum: 0.7 });
        return;
      case "maxpool":
        this.#add({ operator: "MaxPool", ...sliding, ceil: move.flag });
        return;
      case "avgpool":
        this.#add({ operator: "AveragePool", ...sliding, ceil: move.dilation === 2, countIncludePad: move.flag });
        return;
      case "lrn":
        this.#add({ operator: "LRN", size: move.flag ? 3 : 2, alpha: 0.5, beta: 0.75, bias: 1 });
        return;
      case "batchnorm": {
        const [gamma, beta, mean] = [this.#values(channels), this.#values(channels), this.#values(channels)];
        const variance = this.#values(channels).map((value) => value * value + 0.1);
        this.#add({ operator: "BatchNormalization", gamma, beta, mean, variance, epsilon: 1e-3 });
        return;
      }
      case "concat": {
        const [a, b] = this.#branches(move);
        this.#add({ operator: "Concat", axis: 2 }, [a, b]);
        return;
      }
      case "residual": {
        const [a, b] = this.#branches(move);
        this.#add({ operator: move.flag ? "Add" : "Sub", operands: [{ layer: a }, { layer: b }] }, [a, b]);
        return;
      }
      case "gate": {
        const from = this.last;
        this.#add({ operator: move.flag ? "GlobalAveragePool" : "GlobalMaxPool" });
        const gate = this.#add({ operator: "Sigmoid" });
        this.#add({ operator: "Mul", operands: [{ layer: from }, { layer: gate }] }, [from, gate]);
        return;
      }
      case "pad": {
        const mode = move.flag ? "constant" : "edge";
        this.#add({
          operator: "Pad",
          mode,
          amounts: [
            [top, bottom],
            [-Math.min(left, 1), right],
            [0, 0],
          ],
          value: 0.2,
        });
        return;
      }
      case "crop": {
        const [height, width] = this.#shapes.get(this.last)! as [number, number];
        const starts = [Math.min(top, height - 1), Math.min(left, width - 1), channels > 1 && move.flag ? 1 : 0];
        const sizes = [height - starts[0]!, width - starts[1]!, channels - starts[2]!];
        this.#add({ operator: "Slice", starts, sizes, steps: [1, 1, 1] });
        return;
      }
      case "fork": {
        const from = this.last;
        const down = { ...sliding, kernel: [2, 2], strides: [2, 2], dilations: [1, 1] } as const;
        this.#add({ operator: "MaxPool", ...down, pads: { top: 0, left: 0, bottom: 0, right: 0 }, ceil: true });
        const [height, width] = this.#shapes.get(this.last)! as [number, number];
        const pooled = this.last;
        const size = [height, width, channels];
        const cut = this.#add({ operator: "Slice", starts: [0, 0, 0], sizes: size, steps: [1, 1, 1] }, [from]);
        this.#add({ operator: "Sum" }, [pooled, cut, pooled]);
        return;
      }
    }
  }

  /** Two convolutions of different reach over the same input, maps of one size, the wider first or last. */
  #branches(move: Move): [string, string] {
    const from = this.last;
    const branch = (kernel: number, dilation: number): string => {
      const pad = ((kernel - 1) * dilation) / 2;
      const pads = { top: pad, left: pad, bottom: pad, right: pad };
      this.last = from;
      this.#conv({ kernel: [kernel, kernel], strides: [1, 1], dilations: [dilation, dilation], pads }, 1, 4);
      return this.last;
    };
    const isWideFirst = move.strides[0] === 1;
    return isWideFirst ? [branch(3, move.dilation), branch(1, 1)] : [branch(1, 1), branch(3, move.dilation)];
  }

  #conv(
    sliding: Pick<Extract<LayerSpec, { operator: "Conv" }>, "kernel" | "strides" | "pads" | "dilations">,
    groups: number,
    outputs: number,
  ): void {
    const depth = this.#shapes.get(this.last)![2]! / groups;
    const filters = this.#constant([...sliding.kernel, depth, outputs]);
    this.#add({ operator: "Conv", ...sliding, groups, filters, bias: this.#values(outputs) });
  }

  #add(operator: OperatorOf<LayerSpec>, inputs: readonly string[] = [this.last]): string {
    const spec: LayerSpec = { ...operator, name: `${operator.operator}${this.specs.length}`, inputs };
    const shapes = inputs.map((name) => this.#shapes.get(name)!);
    this.#shapes.set(spec.name, inferShape(spec, shapes));
    this.specs.push(spec);
    this.last = spec.name;
    return spec.name;
  }

  #constant(shape: Shape, scale = 1): Constant {
    const count = shape.reduce((product, length) => product * length, 1);
    return { shape, data: this.#values(count).map((value) => value * scale) };
  }

  #values(count: number): Float32Array {
    return Float32Array.from({ length: count }, () => this.#random() * 2 - 1);
  }
}

type OperatorOf<T> = T extends LayerSpec ? Omit<T, "name" | "inputs"> : never;
