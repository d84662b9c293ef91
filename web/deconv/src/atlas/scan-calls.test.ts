import { fromJson } from "@bufbuild/protobuf";
import { ListMapStatisticsRequestSchema, MapOrder } from "@deconvscope/proto";
import { expect, it } from "vitest";
import { listCall } from "./scan-calls.ts";

it("writes a call that protobuf reads", () => {
  const { request } = listCall({ scanId: "s", layer: "conv1", order: "purest", label: 2, firingOnly: true });
  const read = fromJson(ListMapStatisticsRequestSchema, JSON.parse(JSON.stringify(request)));
  expect(read).toMatchObject({ scanId: "s", layer: "conv1", order: MapOrder.PURITY, label: 2, firingOnly: true });
});
