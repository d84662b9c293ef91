import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { type CreateRunRequestSchema, DatasetFormat, RunSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { findPaperNumbers } from "./paper-numbers.ts";

const caltech = { format: DatasetFormat.CALTECH, labels: Array.from({ length: 20 }, String) };
const larger = { ...caltech, labels: Array.from({ length: 257 }, String) };

function runOf(kind: MessageInitShape<typeof CreateRunRequestSchema>["kind"], imagesPerClass: number) {
  return create(RunSchema, { request: { kind, samples: { imagesPerClass } } });
}

const transfer = { case: "transfer", value: {} } as const;
const scratch = { case: "fromScratch", value: {} } as const;
const probes = { case: "probes", value: {} } as const;

test.each([
  [runOf(transfer, 15), caltech, "83.8 ± 0.5 %"],
  [runOf(transfer, 30), caltech, "86.5 ± 0.5 %"],
  [runOf(scratch, 15), caltech, "22.8 ± 1.5 %"],
  [runOf(scratch, 30), caltech, "46.5 ± 1.7 %"],
  [runOf(transfer, 60), larger, "74.2 ± 0.3 %"],
  [runOf(probes, 30), caltech, "5: 86.2"],
])("%# has numbers of the paper beside it", (run, dataset, numbers) => {
  const said = findPaperNumbers(run, dataset);
  expect(said).toContain(numbers);
  expect(said).toContain(`another network on all ${dataset === caltech ? 101 : 256} classes`);
});

test.each([
  [runOf(transfer, 20), caltech],
  [runOf(transfer, 15), { ...caltech, format: DatasetFormat.IMAGE_FOLDER }],
  [runOf(probes, 15), caltech],
  [runOf({ case: "external", value: {} }, 15), caltech],
])("%# is not like any of the paper's", (run, dataset) => expect(findPaperNumbers(run, dataset)).toBeUndefined());
