import { vitestConfig } from "@deconvscope/vitest-config";
import { mergeConfig } from "vitest/config";

// A test mocks the module that the others load.
export default mergeConfig(vitestConfig, { test: { isolate: true } });
