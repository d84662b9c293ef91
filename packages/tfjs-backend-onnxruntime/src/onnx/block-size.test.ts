import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { blockSize } from "./block-size.ts";

/** What the kernel says of the processor; empty where it does not. */
const flags = existsSync("/proc/cpuinfo") ? readFileSync("/proc/cpuinfo", "utf8") : "";

test("16 channels where vectors have 512 bits, 8 where they have 256", () => {
  const expected = flags.includes("avx512f") ? [16] : flags.includes("avx2") ? [8] : [0, 8, 16];
  expect(expected).toContain(blockSize());
});
