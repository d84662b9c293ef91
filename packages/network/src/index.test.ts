import { expect, it } from "vitest";
import * as network from "./index.ts";

it("exports exactly what other packages may use", () => {
  expect(Object.keys(network).sort()).toEqual([
    "ArchitectureError",
    "NetworkError",
    "architectures",
    "buildNetwork",
    "checkArchitecture",
    "countFlops",
    "countParameters",
    "findClassifier",
    "fitArchitecture",
    "inferShape",
    "instantiate",
    "isProjectable",
    "readArchitecture",
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
