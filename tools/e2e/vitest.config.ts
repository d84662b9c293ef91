import { vitestConfig } from "@deconvscope/vitest-config";
import { mergeConfig } from "vitest/config";

export default mergeConfig(vitestConfig, {
  test: { globalSetup: "test/product.setup.ts", fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 },
});
