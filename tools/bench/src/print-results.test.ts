import { expect, test } from "vitest";
import { stand } from "./interleave.ts";
import { printResults } from "./print-results.ts";

const machine = { processor: "Abacus", cores: 2, memoryGiB: 4, node: "v24", backend: "cpu 4.22.0", gflops: 155.4 };

test("ratios are by median wall time, ours first", () => {
  const standings = [stand("ours", [{ wall: 10, cpu: 20 }]), stand("theirs", [{ wall: 45, cpu: 60 }])];
  const report = printResults(
    "2013-11-12",
    machine,
    [{ name: "x", work: "Work", standings, limit: 8, remarks: [] }],
    [],
  );
  expect(report).toContain("## 2013-11-12");
  expect(report).toContain("GEMM 2048³ at 155 GFLOP/s");
  expect(report).toContain("| theirs | 45.0 | 45.0 | 60.0 | 60.0 | 1 | 4.50 × |");
  expect(report).toContain("| ours | 10.0 | 10.0 | 20.0 | 20.0 | 1 |  |");
  expect(report).toContain("Physical limit: 8.00 ms");
});

test("standings of different things have no ratios", () => {
  const standings = [stand("first", [{ wall: 10, cpu: 20 }]), stand("second", [{ wall: 45, cpu: 60 }])];
  const report = printResults(
    "2013-11-12",
    machine,
    [{ name: "x", work: "", standings, apart: true, remarks: [] }],
    [],
  );
  expect(report).toContain("| second | 45.0 | 45.0 | 60.0 | 60.0 | 1 |  |");
});

test("zones are listed with their sizes", () => {
  const zone = { zone: "deconv", scripts: 300.4, scriptsGzip: 99.6, styles: 20, styleGzip: 5, html: 3 };
  expect(printResults("2013-11-12", machine, [], [zone])).toContain("| deconv | 300 | 100 | 20 | 5 | 3 |");
});
