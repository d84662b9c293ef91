import { buildNetwork } from "@deconvscope/network";
import { expect, it } from "vitest";
import { imagesOfPass } from "./images-of-pass.ts";

const networkOf = (side: number) =>
  buildNetwork(
    [
      { name: "input", operator: "Input", inputs: [], shape: [side, side, 4] },
      { name: "reshape", operator: "Reshape", inputs: ["input"], shape: [side, side, 4], order: "channels-last" },
      { name: "relu", operator: "Relu", inputs: ["reshape"] },
    ],
    "relu",
  );

it.for([
  [512, ["reshape"], 32],
  [1024, ["reshape"], 8],
  [1024, ["relu"], 5],
  [1024, ["reshape", "relu"], 5],
  [8192, ["relu"], 1],
] as const)("maps of %i² × 4 through %s: %i images, below 256 MB and at most 32", ([side, through, images]) => {
  expect(imagesOfPass(networkOf(side), through)).toBe(images);
});
