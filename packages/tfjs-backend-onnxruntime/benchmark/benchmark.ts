// Times the same TensorFlow.js programs on several backends, taking turns: node benchmark/benchmark.ts [rounds]
import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-layers";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import "tfjs-backend-onnxruntime";
import { makeSqueezenet } from "./squeezenet.ts";
import { makeTraining } from "./training.ts";

const require = createRequire(import.meta.url);
setWasmPaths(require.resolve("@tensorflow/tfjs-backend-wasm").replace(/[^/\\]*$/, ""));

const rounds = Number(process.argv[2] ?? 5);
const works = [
  { name: "SqueezeNet 1.0, 227², batch 1", make: () => makeSqueezenet(1), backends: ["onnxruntime", "wasm", "cpu"] },
  { name: "SqueezeNet 1.0, 227², batch 16", make: () => makeSqueezenet(16), backends: ["onnxruntime", "wasm"] },
  { name: "training step, 64², batch 4", make: () => makeTraining(4), backends: ["onnxruntime", "cpu"] },
  { name: "training step, 64², batch 64", make: () => makeTraining(64), backends: ["onnxruntime"] },
];

console.log("| work | backend | wall ms, median | CPU ms, median | first run, ms |\n|---|---|--:|--:|--:|");
for (const { name, make, backends } of works) {
  const entered = [];
  for (const backend of backends) {
    await tf.setBackend(backend);
    const step = make();
    const start = performance.now();
    await step();
    entered.push({ backend, step, first: performance.now() - start, wall: [] as number[], cpu: [] as number[] });
  }
  for (let round = 0; round < rounds; round++) {
    for (const { backend, step, wall, cpu } of entered) {
      await tf.setBackend(backend);
      const [start, used] = [performance.now(), process.cpuUsage()];
      await step();
      const { user, system } = process.cpuUsage(used);
      wall.push(performance.now() - start);
      cpu.push((user + system) / 1000);
    }
  }
  for (const { backend, wall, cpu, first } of entered)
    console.log(`| ${name} | ${backend} | ${median(wall)} | ${median(cpu)} | ${first.toFixed(0)} |`);
}

function median(values: readonly number[]): string {
  return (values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN).toFixed(1);
}
