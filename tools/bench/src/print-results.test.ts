import { expect, test } from "vitest";
import type { CaseResult } from "./case-result.ts";
import { printResults } from "./print-results.ts";
import { collectResults } from "./results.ts";
import { stand, summarise } from "./round.ts";

const machine = {
  date: "2013-11-12T20:30:40.000Z",
  processor: "Abacus",
  cores: 2,
  memoryGiB: 4,
  threads: 1,
  loadBefore: [0.5, 0.25, 1],
  node: "v24",
  backends: { cpu: "4.22.0" },
  peers: { torch: "2.15.0" },
  gemm: { onnxruntime: 155.4 },
};
const standing = (name: string, wall: number, cpu: number) => stand(name, [summarise([{ wall, cpu }])]);
const result: CaseResult = {
  name: "x",
  work: "Work",
  standings: [standing("ours", 10, 20), standing("theirs", 45, 60)],
  targets: [{ ours: "ours", against: "them", peers: ["theirs"], atLeast: 4 }],
  limit: { flops: 1.6e9, gflops: 200 },
  remarks: ["Remark."],
};

test("targets first, ratios to the first standing, the limit", () => {
  const report = printResults(collectResults(machine, [result], []));
  expect(report).toContain("## 2013-11-12 20:30 UTC");
  expect(report).toContain(
    "Abacus, 2 cores, 4 GiB; 1 thread each. Load before 0.50, 0.25, 1.00. Node v24; cpu 4.22.0.",
  );
  expect(report).toContain("GEMM 512³, GFLOP/s: onnxruntime 155.");
  expect(report).toContain("| x | ours | them | ≥ 4.00 | 4.50 | 4.50 | 3.00 | yes | 8.00 |");
  expect(report).toContain("| theirs | 45.0 | 45.0 | 60.0 | 60.0 | 1 | 4.50 × |");
  expect(report).toContain("| ours | 10.0 | 10.0 | 20.0 | 20.0 | 1 |  |");
  expect(report).toContain("Physical limit: 8.00 ms");
});

test("standings of different things have no ratios", () => {
  const apart = { ...result, targets: [], apart: true as const };
  expect(printResults(collectResults(machine, [apart], []))).toContain("| theirs | 45.0 | 45.0 | 60.0 | 60.0 | 1 |\n");
});

test("zones are listed with their sizes", () => {
  const zone = { zone: "deconv", scripts: 300.4, scriptsGzip: 99.6, styles: 20, styleGzip: 5, html: 3 };
  const report = printResults(collectResults(machine, [], [zone]));
  expect(report).toContain("| deconv | 300 | 100 | 20 | 5 | 3 |");
});

test("a busy machine is called so", () => {
  const report = (load: number) => printResults(collectResults({ ...machine, loadBefore: [load, 0, 0] }, [], []));
  expect(report(1.5)).toContain("The machine was busy");
  expect(report(0.5)).not.toContain("busy");
});

test("where CPU times are not all of the work's, none is given with the target", () => {
  const targets = [{ ours: "ours", against: "them", peers: ["theirs"], atLeast: 4, byWall: true as const }];
  const report = printResults(collectResults(machine, [{ ...result, targets }], []));
  expect(report).toContain("| x | ours | them | ≥ 4.00 | 4.50 | 4.50 |  | yes | 8.00 |");
});
