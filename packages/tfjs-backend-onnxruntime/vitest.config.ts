import { vitestConfig } from "@deconvscope/vitest-config";
import { mergeConfig } from "vitest/config";

export default mergeConfig(vitestConfig, { test: { include: ["suite/**/*.test.ts"] } });
