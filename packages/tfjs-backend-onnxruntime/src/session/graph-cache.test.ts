import * as tf from "@tensorflow/tfjs-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PendingGraph } from "../graph/pending-graph.ts";
import { planGraph } from "../graph/plan-graph.ts";
import type { RecordedNode } from "../graph/recorded-node.ts";
import { StoredValue } from "../graph/stored-value.ts";
import { configure, OnnxRuntimeBackend } from "../index.ts";
import { GraphCache } from "./graph-cache.ts";

beforeEach(() => tf.setBackend("onnxruntime"));
afterEach(() => {
  configure({ maxSessions: 64, maxMegabytes: 4096 });
  tf.disposeVariables();
});

function backend(): OnnxRuntimeBackend {
  const current = tf.backend();
  if (!(current instanceof OnnxRuntimeBackend)) throw new TypeError("expected the backend onnxruntime");
  return current;
}

const statistics = () => backend().statistics();
const markConstant = ({ dataId }: tf.Tensor) => backend().markConstant(dataId);

/** Compilations while something runs. */
function countCompilations(act: () => void): number {
  const before = statistics().compilations;
  act();
  return statistics().compilations - before;
}

const size = { x: 0 };
/** Inputs of a size that no test had before, so that no graph is known. */
function newInput(): () => tf.Tensor4D {
  size.x += 1;
  const width = size.x;
  return () => tf.randomNormal([1, 3, width + 2, 2]) as tf.Tensor4D;
}

const filters = (value: number) => tf.tensor4d(new Float32Array(8).fill(value), [2, 1, 2, 2]);

/** Runs a convolution with a filter whose numbers are all `value`, and checks it. */
function convolve(input: tf.Tensor4D, filter: tf.Tensor4D, value: number): void {
  tf.tidy(() => {
    const sums = tf.conv2d(input, filter, 1, "valid").dataSync();
    const [a, b] = [input.dataSync(), 2 * (input.shape[2] as number)];
    expect(sums[0]).toBeCloseTo(value * (a[0]! + a[1]! + a[b]! + a[b + 1]!), 4);
  });
}

describe("weights", () => {
  test("are compiled in when they are first seen, and serve other inputs", () => {
    const input = newInput();
    const filter = filters(1);
    expect(countCompilations(() => convolve(input(), filter, 1))).toBe(1);
    expect(countCompilations(() => convolve(input(), filter, 1))).toBe(0);
    filter.dispose();
  });

  test("that change share one graph that takes them as inputs", () => {
    const input = newInput();
    const all = [1, 2, 3, 4, 5].map(filters);
    const compiled = all.map((filter, place) => countCompilations(() => convolve(input(), filter, place + 1)));
    expect(compiled).toEqual([1, 1, 0, 0, 0]);
    tf.dispose(all);
  });

  test("that stop changing are compiled in when they come a third time", () => {
    const input = newInput();
    const [first, second] = [filters(1), filters(2)];
    convolve(input(), first, 1);
    const compiled = [1, 2, 3, 4].map(() => countCompilations(() => convolve(input(), second, 2)));
    expect(compiled).toEqual([1, 0, 1, 0]);
    expect(countCompilations(() => convolve(input(), first, 1))).toBe(0);
    tf.dispose([first, second]);
  });

  test("that are promised to be constant are compiled in though others came before", () => {
    const input = newInput();
    const [first, second] = [filters(1), filters(2)];
    convolve(input(), first, 1);
    markConstant(second);
    const compiled = [1, 2, 3].map(() => countCompilations(() => convolve(input(), second, 2)));
    expect(compiled).toEqual([1, 0, 0]);
    tf.dispose([first, second]);
  });

  test("larger than a model can be are taken as inputs", () => {
    const recorded = new PendingGraph();
    const weights = new StoredValue("float32", [30_000, 18_000]);
    const output = new StoredValue("float32", weights.shape);
    const node: RecordedNode = {
      ...{ id: 0, kernel: "Relu", key: "Relu", operands: [{ value: weights, shape: weights.shape }], weights: [0] },
      ...{ uploadedWeights: [], outputs: [output], graph: recorded },
      readsImageBlocks: [],
      program: undefined,
      emit: (graph, [x]) => [graph.add("Relu", [x], "float32", weights.shape)],
    };
    recorded.add(node);
    const graphs = new GraphCache();
    const graph = graphs.get(planGraph([node]));
    expect(graph.ports.inputs.map(({ shape }) => shape)).toEqual([[30_000, 18_000]]);
    expect(graphs.get(planGraph([node]))).toBe(graph);
    graphs.clear();
  });

  test("free their graphs when they are disposed of", () => {
    const input = newInput();
    const filter = filters(1);
    const before = statistics().sessions;
    convolve(input(), filter, 1);
    expect(statistics().sessions).toBe(before + 1);
    filter.dispose();
    expect(statistics().sessions).toBe(before);
  });

  test("of a variable that is assigned to are not those of before", () => {
    const input = newInput();
    const variable = tf.variable(filters(1));
    convolve(input(), variable as tf.Tensor4D, 1);
    for (const value of [2, 3, 4]) {
      variable.assign(filters(value));
      convolve(input(), variable as tf.Tensor4D, value);
      convolve(input(), variable as tf.Tensor4D, value);
      convolve(input(), variable as tf.Tensor4D, value);
      convolve(input(), variable as tf.Tensor4D, value);
    }
  });
});

describe("at most maxSessions graphs", () => {
  const run = (length: number) => tf.tidy(() => tf.relu(tf.zeros([length])).dataSync());

  test("the one unused longest goes", () => {
    configure({ maxSessions: 3 });
    const compiled = [1001, 1002, 1003, 1001, 1004, 1001, 1003, 1004, 1002].map((length) =>
      countCompilations(() => run(length)),
    );
    expect(statistics().sessions).toBe(3);
    expect(compiled).toEqual([1, 1, 1, 0, 1, 0, 0, 0, 1]);
  });

  test("300 structures leave no more memory behind than 100", () => {
    configure({ maxSessions: 8 });
    const resident: number[] = [];
    for (let length = 2000; length < 2300; length++) {
      run(length);
      resident.push(process.memoryUsage().rss);
    }
    expect(statistics().sessions).toBe(8);
    expect((resident.at(-1)! - resident[100]!) / 2 ** 20).toBeLessThan(40);
  });

  test("a graph that was freed is compiled again, weights or not", () => {
    configure({ maxSessions: 1 });
    const [input, filter] = [newInput(), filters(3)];
    for (let time = 0; time < 4; time++) {
      convolve(input(), filter, 3);
      run(1001);
    }
    filter.dispose();
  });
});

describe("memory", () => {
  /** 2 × 0.6 MB of weights. */
  const multiply = (inner: number) => {
    const weights = tf.ones<tf.Rank.R2>([inner, 150_000 / inner]);
    tf.tidy(() => tf.matMul(tf.ones<tf.Rank.R2>([1, inner]), weights).dataSync());
    return weights;
  };

  test("is bounded by what graphs hold on to", () => {
    configure({ maxMegabytes: 3 });
    const kept = [multiply(100), multiply(150), multiply(300)];
    expect(statistics()).toMatchObject({ sessions: 2, bytes: 2.4e6 });
    tf.dispose(kept);
  });

  /** One graph for each number of rows. */
  const multiplyRows = (inner: number) => {
    const weights = tf.ones<tf.Rank.R2>([inner, 150_000 / inner]);
    const run = (rows: number) => tf.tidy(() => tf.matMul(tf.ones<tf.Rank.R2>([rows, inner]), weights).dataSync());
    return { weights, run: (rows: number) => countCompilations(() => run(rows)) };
  };

  test("of the same weights in many sizes is a quarter at most: they give way before other graphs do", () => {
    configure({ maxMegabytes: 24 });
    const [other, many] = [multiplyRows(120), multiplyRows(125)];
    other.run(1);
    const sizes = Array.from({ length: 12 }, (_, size) => size + 1);
    expect(sizes.map(many.run)).toEqual(sizes.map(() => 1));
    expect(statistics().sessions).toBe(1 + 5);
    expect([12, 11, 10, 9, 8, 7].map(many.run)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(other.run(1)).toBe(0);
    tf.dispose([other.weights, many.weights]);
  });

  test("of the same weights may be more for four graphs", () => {
    configure({ maxMegabytes: 8 });
    const { weights, run } = multiplyRows(150);
    for (const rows of [21, 22, 23, 24, 25]) run(rows);
    expect([25, 24, 23, 22, 21].map(run)).toEqual([0, 0, 0, 0, 1]);
    weights.dispose();
  });

  test("of one graph may be more: it is kept alone, until its weights go", () => {
    configure({ maxMegabytes: 1 });
    const kept = multiply(500);
    expect(statistics()).toMatchObject({ sessions: 1, bytes: 1.2e6 });
    kept.dispose();
    expect(statistics()).toMatchObject({ sessions: 0, bytes: 0 });
  });
});
