import { expect, test } from "vitest";
import { type Machine, shareCores } from "./share-cores.ts";

const gigabyte = 2 ** 30;
const machine: Machine = { cores: 16, memory: 64 * gigabyte, hasGpu: false };

test.each([
  ["as many as are of use", machine, { workers: 8, threads: 2 }],
  ["one a core on few cores", { ...machine, cores: 2 }, { workers: 2, threads: 1 }],
  ["as many as the memory holds", { ...machine, memory: 10 * gigabyte }, { workers: 3, threads: 5 }],
  ["one of all threads where memory is short", { ...machine, memory: gigabyte }, { workers: 1, threads: undefined }],
  ["one on a GPU", { ...machine, hasGpu: true }, { workers: 1, threads: undefined }],
])("unless told otherwise: %s", (_, given, share) => {
  expect(shareCores({ scanWorkers: undefined, backend: undefined }, given)).toEqual(share);
});

test("as many as are asked for, and each has a thread at least", () => {
  expect(shareCores({ scanWorkers: 4, backend: undefined }, machine)).toEqual({ workers: 4, threads: 4 });
  expect(shareCores({ scanWorkers: 30, backend: undefined }, machine)).toEqual({ workers: 30, threads: 1 });
  expect(shareCores({ scanWorkers: 0, backend: undefined }, machine)).toEqual({ workers: 0, threads: undefined });
});

test("backends whose threads cannot be told get one worker", () => {
  expect(shareCores({ scanWorkers: undefined, backend: "tensorflow" }, machine).workers).toBe(1);
  expect(shareCores({ scanWorkers: undefined, backend: "onnxruntime" }, { ...machine, hasGpu: true }).workers).toBe(8);
});
