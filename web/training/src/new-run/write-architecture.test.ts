import { expect, test } from "vitest";
import { writeArchitecture } from "./write-architecture.ts";

test("one layer a line, and the same architecture", () => {
  const architecture = {
    name: "tiny",
    inputShape: [8, 8, 3],
    layers: [{ name: "conv1", kernel: [3, 3], ceil: true, x: null }, {}],
  };
  const text = writeArchitecture(architecture);
  expect(JSON.parse(text)).toEqual(architecture);
  expect(text.split("\n")).toEqual([
    "{",
    '  "name": "tiny",',
    '  "inputShape": [8, 8, 3],',
    '  "layers": [',
    '    { "name": "conv1", "kernel": [3, 3], "ceil": true, "x": null },',
    "    {}",
    "  ]",
    "}",
  ]);
});
