import { vitestConfig } from "@deconvscope/vitest-config";
import { mergeConfig } from "vitest/config";

// A TensorFlow.js of its own for each file: they register backends.
export default mergeConfig(vitestConfig, { test: { isolate: true, include: ["suite/**/*.test.ts"] } });
