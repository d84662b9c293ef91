import { defineConfig } from "vitest/config";

/** What every package's tests share: a report that the gate adds up. */
export const vitestConfig = defineConfig({
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "gallery/**/*.test.ts", "test/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".test-report.json" }]],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: "forks",
    // Starting anew for each file costs more than most files' tests; what a file stubs it gives back.
    isolate: false,
  },
});
