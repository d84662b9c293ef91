import { expect, it } from "vitest";
import * as network from "./index.ts";

it("exports exactly what other packages may use", () => {
  expect(Object.keys(network).sort()).toEqual([
    "ArchitectureError",
    "NetworkError",
    "architectures",
    "buildNetwork",
    "checkArchitecture",
    "collectAncestors",
    "countFlops",
    "countParameters",
    "cutNetwork",
    "findClassifier",
    "findScoringLayer",
    "fitArchitecture",
    "inferShape",
    "instantiate",
    "isProjectable",
    "joinNetworks",
    "linearClassifier",
    "listCuts",
    "listJudgedLayers",
    "listProbeLayers",
    "readArchitecture",
    "readOnnx",
    "readOnnxMetadata",
    "readTfjsLayers",
    "receptiveFields",
    "replaceClassifier",
    "seedAfter",
    "seededRandom",
    "setOnnxMetadata",
    "unitReceptiveField",
    "writeOnnx",
    "writeTfjsLayers",
  ]);
});
