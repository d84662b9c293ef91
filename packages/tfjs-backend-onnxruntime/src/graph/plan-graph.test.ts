import { describe, expect, test } from "vitest";
import { leaf, Recording } from "./record-by-hand.ts";
import { StoredValue } from "./stored-value.ts";

/** The key of what `record` records. */
function keyOf(record: (recording: Recording) => void): string {
  const recording = new Recording();
  record(recording);
  return recording.plan().key;
}

function release(value: StoredValue): void {
  value.references = 0;
}

describe("what has to run", () => {
  test("all that is alive, and what it is made of", () => {
    const recording = new Recording();
    const hidden = recording.add("A", [leaf([2])]);
    release(hidden);
    const result = recording.add("B", [hidden]);
    const { nodes, outputs, leaves } = recording.plan();
    expect(nodes.map(({ node }) => node.kernel)).toEqual(["A", "B"]);
    expect(nodes.map(({ sources }) => sources)).toEqual([[{ leaf: 0 }], [{ node: 0, output: 0 }]]);
    expect(outputs.map(({ value }) => value)).toEqual([result]);
    expect(leaves).toHaveLength(1);
  });

  test("not what nothing alive needs", () => {
    const recording = new Recording();
    const [x, y] = [leaf([2]), leaf([3])];
    release(recording.add("Dead", [recording.add("A", [x])]));
    const dead = recording.add("DeadEnd", [y]);
    release(dead);
    const { nodes, leaves } = recording.plan();
    expect(nodes.map(({ node }) => node.kernel)).toEqual(["A"]);
    expect(leaves.map(({ value }) => value)).toEqual([x]);
  });

  test("a value seen in two shapes is two leaves, in one shape one", () => {
    const recording = new Recording();
    const x = leaf([6]);
    recording.add("A", [x, x]);
    const { operands } = recording.graph.nodes[0]!;
    recording.graph.nodes[0] = {
      ...recording.graph.nodes[0]!,
      operands: [operands[0]!, { value: x, shape: [2, 3] }, operands[1]!],
    };
    expect(recording.plan().leaves.map(({ shape }) => shape)).toEqual([[6], [2, 3]]);
  });

  test("graphs that meet are united, in the order of recording", () => {
    const [first, second] = [new Recording(), new Recording()];
    const [a, b] = [first.add("A", [leaf([2])]), second.add("B", [leaf([2])])];
    second.graph.nodes[0] = Object.assign(b.producer!, { id: 1 });
    const graph = second.graph.unite(first.graph);
    expect(graph.inOrder().map(({ kernel }) => kernel)).toEqual(["A", "B"]);
    expect([a.producer?.graph, b.producer?.graph]).toEqual([graph, graph]);
  });
});

describe("keys", () => {
  const chain = keyOf((recording) => recording.add("B", [recording.add("A", [leaf([2])])]));

  test("are equal for equal structures of other values", () =>
    expect(keyOf((recording) => recording.add("B", [recording.add("A", [leaf([2])])]))).toBe(chain));

  for (const [what, record] of [
    ["the kernel", (recording) => recording.add("C", [recording.add("A", [leaf([2])])])],
    ["a shape", (recording) => recording.add("B", [recording.add("A", [leaf([3])])])],
    ["the type of a leaf", (recording) => recording.add("B", [recording.add("A", [leaf([2], "int32")])])],
    ["the wiring", (recording) => [recording.add("A", [leaf([2])]), recording.add("B", [leaf([2])])]],
    ["what is a weight", (recording) => recording.add("B", [recording.add("A", [leaf([2])], [0])])],
    [
      "what is still alive",
      (recording) => {
        const hidden = recording.add("A", [leaf([2])]);
        recording.add("B", [hidden]);
        release(hidden);
      },
    ],
    [
      "the layout of a leaf",
      (recording) => {
        const x = leaf([2]);
        x.layout = "channels-first";
        recording.add("B", [recording.add("A", [x])]);
      },
    ],
  ] as readonly (readonly [string, (recording: Recording) => unknown])[])
    test(`tell ${what}`, () => expect(keyOf(record)).not.toBe(chain));

  test("tell how a result is wanted", () => {
    const keys = (["any", "blocked"] as const).map((want) => {
      const recording = new Recording();
      const result = recording.add("A", [leaf([2])]);
      release(result);
      return recording.plan(new Map([[result, want]])).key;
    });
    expect(keys[0]).not.toBe(keys[1]);
  });

  test("tell which of two results an operation reads", () => {
    const record = (place: number) =>
      keyOf((recording) => {
        const results = [recording.add("A", [leaf([2])]), recording.add("B", [leaf([2])])];
        recording.add("C", [results[place]!]);
      });
    expect(record(0)).not.toBe(record(1));
  });

  test("tell one leaf read twice from two", () => {
    const x = leaf([2]);
    expect(keyOf((recording) => recording.add("A", [x, x]))).not.toBe(
      keyOf((recording) => recording.add("A", [x, leaf([2])])),
    );
  });

  test("an operand that is a weight where the caller wrote it", () => {
    const recording = new Recording();
    const computed = new StoredValue("float32", [2]);
    computed.host = new Float32Array(2);
    recording.add("A", [leaf([2]), computed], [], [0, 1]);
    expect(recording.plan().leaves.map(({ isWeight }) => isWeight)).toEqual([true, false]);
  });

  test("a weight that nobody can use again is none", () => {
    const x = leaf([2]);
    release(x);
    const recording = new Recording();
    recording.add("A", [x], [0]);
    expect(recording.plan().leaves.map(({ isWeight }) => isWeight)).toEqual([false]);
  });
});
