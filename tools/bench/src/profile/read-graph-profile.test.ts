import { expect, test } from "vitest";
import { readGraphProfile } from "./read-graph-profile.ts";

const node = (name: string, dur: number, operator: string) => ({
  cat: "Node",
  name: `${name}_kernel_time`,
  dur,
  args: { op_name: operator, output_type_shape: [{ float: [1, 96, 110, 110] }] },
});
const session = (name: string, dur: number) => ({ cat: "Session", name, dur, args: {} });

test("the least of the runs, in milliseconds, in the order in which operators ran", () => {
  const trace = [
    session("session_initialization", 5000),
    ...[node("Conv2D#0/1", 9000, "Conv"), node("Relu#1/2", 500, "Relu"), session("model_run", 12_000)],
    ...[node("Conv2D#0/1", 3000, "Conv"), node("Relu#1/2", 300, "Relu"), session("model_run", 4000)],
    ...[node("Conv2D#0/1", 2000, "Conv"), node("Relu#1/2", 400, "Relu"), session("model_run", 3000)],
  ];
  expect(readGraphProfile(JSON.stringify(trace))).toEqual({
    runs: 3,
    time: 3,
    preparation: 5,
    nodes: [
      { name: "Conv2D#0/1", operator: "Conv", shape: "1×96×110×110", time: 2 },
      { name: "Relu#1/2", operator: "Relu", shape: "1×96×110×110", time: 0.3 },
    ],
  });
});

test("a graph that never ran has no operators", () => {
  const profile = readGraphProfile(JSON.stringify([session("session_initialization", 5000)]));
  expect(profile).toEqual({ runs: 0, time: 0, preparation: 5, nodes: [] });
});
