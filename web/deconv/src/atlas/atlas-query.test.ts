import { create } from "@bufbuild/protobuf";
import { LayerSchema, ScanSchema } from "@deconvscope/proto";
import { expect, it } from "vitest";
import { mapQueryOf } from "./atlas-query.ts";

const look = {
  scan: create(ScanSchema, { id: "s" }),
  layer: create(LayerSchema, { name: "relu5" }),
  labels: ["cat", "fox"],
};

it("asks for a class by its label, and for nothing where the dataset has none of that name", () => {
  expect(mapQueryOf(look, { find: "cat", order: "purest", firing: "only" })).toEqual({
    scanId: "s",
    layer: "relu5",
    order: "purest",
    label: 0,
    firingOnly: true,
  });
  expect(mapQueryOf(look, { find: "unicorn" })).toBeUndefined();
  expect(mapQueryOf(look, {})).toMatchObject({ label: undefined, order: undefined, firingOnly: false });
});
