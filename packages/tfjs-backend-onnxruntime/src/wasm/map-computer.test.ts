import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { configure } from "../settings.ts";
import { FunctionWriter } from "./function-writer.ts";
import { MapComputer } from "./map-computer.ts";
import type { MapProgram } from "./map-program.ts";

let computer: MapComputer;

beforeEach(() => {
  configure({ threads: 3 });
  computer = new MapComputer();
});

afterEach(async () => {
  await computer.dispose();
  configure({ threads: 0 });
});

/** Adds two maps of four floats. */
function makeSum(maps: number, key = "sum"): MapProgram {
  const code = () => {
    const writer = new FunctionWriter(4);
    const [a, b, sum, count] = [0, 1, 2, 3].map((place) => writer.parameter(place)) as [never, never, never, never];
    writer.countDown(count, () => {
      writer.get(sum);
      for (const operand of [a, b]) {
        writer.get(operand);
        writer.load(0);
      }
      writer.do("f32x4.add");
      writer.store(0);
      for (const area of [a, b, sum]) writer.increase(area, 16);
    });
    return writer.encode();
  };
  return { key, code, operandSizes: [4, 4], resultSize: 4, maps, resultLayout: "blocked" };
}

const countUp = (array: Float32Array, first: number) => array.fill(0).map((_, place) => first + place);

test("every map is computed once, however many shares and runs there are", () => {
  for (const maps of [1, 2, 1000, 50_000, 3, 70_000]) {
    const arrays = [0, 1, 2].map(() => computer.heap.take(4 * maps)!);
    const [a, b, sum] = arrays as [Float32Array, Float32Array, Float32Array];
    a.set(countUp(a, 0));
    b.set(countUp(b, 1));
    computer.run(makeSum(maps), [a, b], sum);
    expect(sum.findIndex((value, place) => value !== 2 * place + 1)).toBe(-1);
    for (const array of arrays) computer.heap.give(array);
  }
});

test("programs learned before and after threads have started are known to them", () => {
  for (const [maps, key] of [
    [1, "before"],
    [60_000, "first"],
    [60_000, "before"],
    [60_000, "after"],
  ] as const) {
    const [a, b, sum] = [0, 1, 2].map(() => computer.heap.take(4 * maps)!) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    computer.run(makeSum(maps, key), [a.fill(1), b.fill(2)], sum.fill(0));
    expect(sum.every((value) => value === 3)).toBe(true);
    for (const array of [a, b, sum]) computer.heap.give(array);
  }
});

test("arrays that are not shared are copied there and back, and leave nothing behind", () => {
  const [a, b] = [new Float32Array(400_000).fill(1.5), new Float32Array(400_000).fill(2)];
  const sum = new Float32Array(400_000);
  for (let time = 0; time < 40; time++) computer.run(makeSum(100_000), [a, b], sum.fill(0));
  expect(sum.every((value) => value === 3.5)).toBe(true);
  expect(computer.heap.memory.buffer.byteLength).toBeLessThan(6e6);
});

test("without memory for copies it says so", () => {
  expect(() =>
    computer.run(makeSum(1), [{ length: 2 ** 31 } as Float32Array, new Float32Array(4)], new Float32Array(4)),
  ).toThrow(new RangeError("expected memory for 2147483648 numbers that several threads work on, got none"));
});

test("a process with threads that wait ends by itself", () => {
  const script = `
    import { configure } from "./src/settings.ts";
    import { MapComputer } from "./src/wasm/map-computer.ts";
    import { makeMaxPoolGradient } from "./src/wasm/max-pool-gradient.ts";
    import { backend_util } from "@tensorflow/tfjs-core";
    configure({ threads: 3 });
    const program = makeMaxPoolGradient(backend_util.computePool2DInfo([64, 20, 20, 16], 3, 2, 1, "valid"), 16);
    const arrays = [...program.operandSizes, program.resultSize].map((size) => new Float32Array(size * program.maps));
    new MapComputer().run(program, arrays.slice(0, 2), arrays[2]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    console.log("done");`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
    timeout: 20_000,
  });
  expect([status, stdout.trim(), stderr]).toEqual([0, "done", ""]);
});
