import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { type CreateRunRequestSchema, RunSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { comparableNumbers } from "./paper-numbers.ts";

const run = (request: MessageInitShape<typeof CreateRunRequestSchema>) => create(RunSchema, { request });

test("a run stands beside what the paper measured of its kind and dataset, and beside nothing else", () => {
  const transfer = { kind: { case: "transfer", value: { model: "m" } } } as const;
  expect(
    comparableNumbers(run({ dataset: "caltech-101", samples: { imagesPerClass: 30 }, ...transfer })).map(
      (one) => one.accuracy,
    ),
  ).toEqual(["86.5 ± 0.5"]);
  expect(comparableNumbers(run({ dataset: "Caltech101", samples: { imagesPerClass: 5 }, ...transfer }))).toHaveLength(
    2,
  );
  expect(comparableNumbers(run({ dataset: "caltech-256", ...transfer }))).toEqual([]);
  expect(comparableNumbers(run({ dataset: "caltech-101", kind: { case: "probes", value: {} } }))).toHaveLength(8);
});
