import { vitestConfig } from "@deconvscope/vitest-config";
import { mergeConfig } from "vitest/config";

// Each file starts a server, with threads and signals of its own.
export default mergeConfig(vitestConfig, { test: { isolate: true } });
