import { expect, it } from "vitest";
import * as network from "./index.ts";

it("exports exactly what other packages may use", () => {
  expect(Object.keys(network).sort()).toEqual([
    "NetworkError",
    "architectures",
    "buildNetwork",
    "countFlops",
    "countParameters",
    "findClassifier",
    "inferShape",
    "instantiate",
    "isProjectable",
    "readOnnx",
    "readTfjsLayers",
    "receptiveFields",
    "seedAfter",
    "seededRandom",
    "unitReceptiveField",
    "writeOnnx",
    "writeTfjsLayers",
  ]);
});
