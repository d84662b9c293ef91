import { create } from "@bufbuild/protobuf";
import { ScanSchema, ScanState } from "@deconvscope/proto";
import { expect, it } from "vitest";
import { newestScan } from "./scan-state.ts";

function scan(id: string, state: ScanState, done: bigint) {
  return create(ScanSchema, { id, state, progress: { done, total: 32n } });
}

it("begins with the newest scan that runs, else is complete, else has something to see", () => {
  const failed = scan("failed", ScanState.FAILED, 0n);
  const cancelled = scan("cancelled", ScanState.CANCELLED, 16n);
  const complete = scan("complete", ScanState.COMPLETE, 32n);
  expect(newestScan([failed, cancelled, complete, scan("queued", ScanState.QUEUED, 0n)])?.id).toBe("queued");
  expect(newestScan([failed, cancelled, complete, complete])?.id).toBe("complete");
  expect(newestScan([failed, cancelled])?.id).toBe("cancelled");
  expect(newestScan([failed])?.id).toBe("failed");
  expect(newestScan([])).toBeUndefined();
  const other = create(ScanSchema, { ...complete, id: "other", layers: ["conv1"] });
  expect(newestScan([complete, other], "conv1")?.id).toBe("other");
  expect(newestScan([complete, other], "conv2")?.id).toBe("complete");
});
