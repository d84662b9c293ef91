import { expect, test } from "vitest";
import type { MapProgram } from "../wasm/map-program.ts";
import { leaf, Recording } from "./record-by-hand.ts";
import { splitStages } from "./split-stages.ts";
import type { StoredValue } from "./stored-value.ts";

const program: MapProgram = {
  key: "none",
  code: () => new Uint8Array(),
  operandSizes: [2],
  resultSize: 2,
  maps: 1,
  resultLayout: "blocked",
};

/** What stages run, by kernel, and what of it is wanted later. */
function describeStages(recording: Recording) {
  const name = ({ kernel }: { kernel: string }) => kernel;
  return splitStages(recording.graph.inOrder()).map(({ nodes, programs, wanted }) => ({
    nodes: nodes.map(name),
    programs: programs.map(({ node, layout }) => `${name(node)} ${layout}`),
    wanted: [...wanted].map(([value, want]) => `${value.producer!.kernel} ${want}`),
  }));
}

function addProgram(recording: Recording, kernel: string, operand: StoredValue): StoredValue {
  return recording.add(kernel, [operand], [], [], program);
}

function release(...values: readonly StoredValue[]): void {
  for (const value of values) value.references = 0;
}

test("operations without programs are one stage", () => {
  const recording = new Recording();
  recording.add("B", [recording.add("A", [leaf([2])])]);
  expect(describeStages(recording)).toEqual([{ nodes: ["A", "B"], programs: [], wanted: [] }]);
});

test("a program runs between what it reads and what reads it", () => {
  const recording = new Recording();
  const made = recording.add("A", [leaf([2])]);
  const computed = addProgram(recording, "P", made);
  recording.add("B", [computed]);
  release(made, computed);
  expect(describeStages(recording)).toEqual([
    { nodes: ["A"], programs: ["P blocked"], wanted: ["A blocked"] },
    { nodes: ["B"], programs: [], wanted: [] },
  ]);
});

test("programs in a row take a stage each", () => {
  const recording = new Recording();
  const made = recording.add("A", [leaf([2])]);
  const [first, second] = [addProgram(recording, "P", made)].map((value) => [
    value,
    addProgram(recording, "Q", value),
  ])[0]!;
  release(made, first!);
  expect(second!.isAlive).toBe(true);
  expect(describeStages(recording)).toEqual([
    { nodes: ["A"], programs: ["P blocked"], wanted: ["A blocked"] },
    { nodes: [], programs: ["Q blocked"], wanted: [] },
  ]);
});

test("what only later stages read is made there; what they share with this one is handed over", () => {
  const recording = new Recording();
  const shared = recording.add("shared", [leaf([2])]);
  const late = recording.add("late", [shared]);
  const computed = addProgram(recording, "P", recording.add("A", [shared]));
  recording.add("B", [computed, late]);
  release(shared, late, computed, computed.producer!.operands[0]!.value);
  expect(describeStages(recording)).toEqual([
    { nodes: ["shared", "A"], programs: ["P blocked"], wanted: ["shared any", "A blocked"] },
    { nodes: ["late", "B"], programs: [], wanted: [] },
  ]);
});

test("what somebody may read is made as early as it can be, and handed over as a reader wants it", () => {
  const recording = new Recording();
  const made = recording.add("A", [leaf([2])]);
  const update = recording.add("update", [made]);
  const computed = addProgram(recording, "P", made);
  recording.add("B", [computed, update]);
  release(made, computed);
  expect(describeStages(recording)).toEqual([
    { nodes: ["A", "update"], programs: ["P blocked"], wanted: ["A blocked", "update read"] },
    { nodes: ["B"], programs: [], wanted: [] },
  ]);
});

test("what nobody needs is in no stage", () => {
  const recording = new Recording();
  const made = recording.add("A", [leaf([2])]);
  const unused = recording.add("unused", [made]);
  addProgram(recording, "P", made);
  release(made, unused);
  expect(describeStages(recording)).toEqual([{ nodes: ["A"], programs: ["P blocked"], wanted: ["A blocked"] }]);
});

test("without what it reads being made, or seen in another shape, an operation does without its program", () => {
  const recording = new Recording();
  addProgram(recording, "P", leaf([2]));
  const made = recording.add("A", [leaf([2])]);
  const node = addProgram(recording, "Q", made).producer!;
  Object.assign(node, { operands: [{ value: made, shape: [2, 1] }] });
  expect(describeStages(recording)).toEqual([{ nodes: ["P", "A", "Q"], programs: [], wanted: [] }]);
});

test("of more than threads can share, operations do without their programs", () => {
  const recording = new Recording();
  const large = leaf([2]);
  Object.assign(large, { shape: [2 ** 28] });
  addProgram(recording, "P", recording.add("A", [large]));
  expect(describeStages(recording)).toEqual([{ nodes: ["A", "P"], programs: [], wanted: [] }]);
});

const inImages: MapProgram = { ...program, inImageBlocks: { ...program, key: "in image blocks" } };

/** A program's result that two operations read. */
function recordReaders(first: readonly number[], second: readonly number[]) {
  const recording = new Recording();
  const made = recording.add("A", [leaf([2])]);
  const computed = recording.add("P", [made], [], [], inImages);
  release(made, computed);
  Object.assign(recording.add("B", [computed]).producer!, { readsImageBlocks: first });
  Object.assign(recording.add("C", [leaf([2]), computed]).producer!, { readsImageBlocks: second });
  return { recording, computed };
}

test("a result is left in blocks of images if all who read it take them", () => {
  expect(describeStages(recordReaders([0], [1]).recording)[0]!.programs).toEqual(["P image-blocks"]);
  expect(describeStages(recordReaders([0], [0]).recording)[0]!.programs).toEqual(["P blocked"]);
  expect(describeStages(recordReaders([], [1]).recording)[0]!.programs).toEqual(["P blocked"]);
});

test("a result that the caller may read is not", () => {
  const { recording, computed } = recordReaders([0], [1]);
  computed.references = 1;
  expect(describeStages(recording)[0]!.programs).toEqual(["P blocked"]);
});
