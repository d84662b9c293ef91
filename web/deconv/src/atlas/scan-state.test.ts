import { create } from "@bufbuild/protobuf";
import { ScanSchema, ScanState } from "@deconvscope/proto";
import { expect, it } from "vitest";
import { newestScan } from "./scan-state.ts";

function scan(id: string, state: ScanState, done: bigint) {
  return create(ScanSchema, { id, state, progress: { done, total: 32n } });
}

it("begins with the newest scan that has something to see", () => {
  const failed = scan("failed", ScanState.FAILED, 0n);
  const complete = scan("complete", ScanState.COMPLETE, 32n);
  expect(newestScan([failed, complete])?.id).toBe("complete");
  expect(newestScan([scan("queued", ScanState.QUEUED, 0n), complete])?.id).toBe("queued");
  expect(newestScan([failed])?.id).toBe("failed");
  expect(newestScan([])).toBeUndefined();
});
