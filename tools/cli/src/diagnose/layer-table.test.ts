import { create } from "@bufbuild/protobuf";
import { DiagnoseResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { describeBank } from "./layer-table.ts";

const firstLayer = { layer: "conv1", filters: [{ channel: 0 }, { channel: 1 }], low: 0.2, middle: 0.3, high: 0.5 };

test("tells a bank's bands where the findings do: not of 1 × 1 filters", () => {
  const told = create(DiagnoseResponseSchema, { firstLayer, findings: [{ id: "band-spread/conv1" }] });
  expect(describeBank(told)).toBe(
    "conv1: 2 filters; of their energy 20.0 % below 1/6 cycles a pixel, 30.0 % to 1/3, 50.0 % above\n",
  );
  expect(describeBank(create(DiagnoseResponseSchema, { firstLayer }))).toBe("");
  expect(describeBank(create(DiagnoseResponseSchema, {}))).toBe("");
});
