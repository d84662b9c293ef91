import { create } from "@bufbuild/protobuf";
import { PartCorrespondenceSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { toStrips } from "./to-strips.ts";

test("a row a part in the order asked for, a column a layer; what is still to come is left open", () => {
  const entry = (part: string, layer: string) =>
    create(PartCorrespondenceSchema, { part, layer, mean: 0.1, deviation: 0.02, random: [0.2] });
  const parts = [entry("nose", "relu5"), entry("nose", "relu7"), entry("tail", "relu5")];
  const strip = { mean: 0.1, deviation: 0.02, random: [0.2] };
  expect(toStrips(parts, ["tail", "nose"], (layer) => layer.replace("relu", "conv"))).toEqual({
    columns: ["conv5", "conv7"],
    rows: [
      { name: "tail", strips: [strip, undefined] },
      { name: "nose", strips: [strip, strip] },
    ],
  });
});
