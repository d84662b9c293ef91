import { create } from "@bufbuild/protobuf";
import { FindingSchema } from "@deconvscope/proto";
import { expect, it } from "vitest";
import { firstFindings, isLater } from "./first-findings.ts";

const findings = (count: number) =>
  Array.from({ length: count }, (_, place) => create(FindingSchema, { id: `dead-maps/relu${place}` }));

it("are the first ten of many, all of few", () => {
  expect(firstFindings(findings(27)).map(({ id }) => id)).toEqual(findings(10).map(({ id }) => id));
  expect(firstFindings(findings(11))).toHaveLength(11);
});

it("a later one is told from the first ones and from one that is not there", () => {
  const ids = ["dead-maps/relu9", "dead-maps/relu10", "dead-maps/relu27", undefined];
  expect(ids.map((id) => isLater(findings(27), id))).toEqual([false, true, false, false]);
  expect(isLater(findings(11), "dead-maps/relu10")).toBe(false);
});
