import { vitestConfig } from "@deconvscope/vitest-config";
import { mergeConfig } from "vitest/config";

export default mergeConfig(vitestConfig, {
  test: {
    globalSetup: "test/product.setup.ts",
    fileParallelism: false,
    isolate: true,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 40_000, interval: 100 } },
  },
});
