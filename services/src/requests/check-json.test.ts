import type { DescMessage } from "@bufbuild/protobuf";
import {
  CreateRunRequestSchema,
  ImportModelHeaderSchema,
  ListArchitecturesRequestSchema,
  PartImageSchema,
  ReconstructRequestSchema,
  RunSchema,
} from "@deconvscope/proto";
import { expect, test } from "vitest";
import { RequestError } from "../request-error.ts";
import { checkJson } from "./check-json.ts";

test("names as the contract has them, and as JSON has them", () => {
  const options = { learning_rate: 0.1, patience: "3", schedule: "SCHEDULE_COSINE", loss: 2, augmentation: null };
  const ablations = { variants: [{ name: "whole", architecture: "zfnet" }] };
  expect(() => checkJson(CreateRunRequestSchema, { options, ablations, validationSplit: "val" })).not.toThrow();
  expect(() =>
    checkJson(RunSchema, { createTime: "2026-01-01T00:00:00Z", latest: { values: { a: 1 } } }),
  ).not.toThrow();
});

test.each([
  [
    "an enum's value",
    CreateRunRequestSchema,
    { options: { schedule: "SCHEDULE_FAST" } },
    "options.schedule",
    '"SCHEDULE_FAST" given; expected SCHEDULE_CONSTANT, SCHEDULE_PLATEAU or SCHEDULE_COSINE',
  ],
  [
    "an enum's value in small letters",
    ReconstructRequestSchema,
    { seed: "seed_one" },
    "seed",
    '"seed_one" given; expected SEED_ACTIVATION or SEED_ONE',
  ],
  [
    "a field",
    CreateRunRequestSchema,
    { options: { learningrate: 1 } },
    "options.learningrate",
    /^no such field; of 16 the closest: "learning_rate"/,
  ],
  [
    "a field in a list",
    CreateRunRequestSchema,
    { ablations: { variants: [{ name: "a" }, { architectur: "zfnet" }] } },
    "ablations.variants[1].architectur",
    'no such field; there is "name", "architecture"',
  ],
  ["a field of a message without any", ListArchitecturesRequestSchema, { x: 1 }, "x", "no such field; expected none"],
  [
    "a field of a message that is read as it is elsewhere",
    ImportModelHeaderSchema,
    { preprocessing: { channelOrder: "CHANNEL_ORDER_RBG" } },
    "preprocessing.channel_order",
    /^"CHANNEL_ORDER_RBG" given; expected .*CHANNEL_ORDER_BGR/,
  ],
])("%s that there is not", (_, desc, json, field, message) => {
  expect(() => checkJson(desc, json)).toThrow(
    expect.objectContaining({
      reason: "invalid",
      field,
      message: typeof message === "string" ? message : expect.stringMatching(message),
    }),
  );
});

test.each([
  ["text for a number", { options: { momentum: "fast" } }, "options.momentum", '"fast" given; expected a number'],
  [
    "a part of a whole",
    { options: { epochs: 1.5 } },
    "options.epochs",
    /^1.5 given; expected a whole number from 0 to /,
  ],
  ["a number below 0", { options: { epochs: -1 } }, "options.epochs", /^-1 given; expected a whole number from 0 to /],
  [
    "a number that is too large",
    { options: { momentum: Number("1e400") } },
    "options.momentum",
    /expected a number within/,
  ],
  ["a number for text", { name: 3 }, "name", "3 given; expected text"],
  ["a list for text", { name: ["a"] }, "name", "a list given; expected text"],
  ["half a character", { name: "\ud800" }, "name", '"\\ud800" given; expected text in Unicode'],
  ["one for a list", { options: { snapshot_epochs: 3 } }, "options.snapshot_epochs", "3 given; expected a list"],
  [
    "text in a list of numbers",
    { options: { snapshotEpochs: [1, "two"] } },
    "options.snapshot_epochs[1]",
    /^"two" given; expected a whole number/,
  ],
  ["null in a list", { ablations: { variants: [null] } }, "ablations.variants[0]", "null given; expected an object"],
  ["a list for a message", { ablations: [] }, "ablations", "a list given; expected an object"],
  ["text for a message", { options: "fast" }, "options", '"fast" given; expected an object'],
  [
    "a truth for an enum",
    { options: { loss: true } },
    "options.loss",
    "true given; expected LOSS_SOFTMAX or LOSS_SIGMOID",
  ],
  ["half an enum", { options: { loss: 1.5 } }, "options.loss", "1.5 given; expected LOSS_SOFTMAX or LOSS_SIGMOID"],
  [
    "two of which one is expected",
    { external: {}, probes: {} },
    "kind",
    "probes and external given; expected one of from_scratch, transfer, probes, external, ablations",
  ],
  [
    "a field twice",
    { validation_split: "a", validationSplit: "b" },
    "validation_split",
    'given twice, as "validation_split" and as "validationSplit"',
  ],
])("%s is named", (_, json, field, message) => {
  expect(() => checkJson(CreateRunRequestSchema, json)).toThrow(
    expect.objectContaining({
      reason: "invalid",
      field,
      message: typeof message === "string" ? message : expect.stringMatching(message),
    }),
  );
});

test("what a map holds is named by its key, bytes by their field", () => {
  const refusal = (desc: DescMessage, json: unknown) => {
    try {
      checkJson(desc, json);
      return undefined;
    } catch (error) {
      return error instanceof RequestError ? `${error.field}: ${error.message}` : error;
    }
  };
  expect(refusal(PartImageSchema, { parts: { "left eye": { x: "a" } } })).toMatch(
    /^parts\["left eye"\]\.x: "a" given; expected a whole number/,
  );
  expect(refusal(PartImageSchema, { parts: [] })).toBe("parts: a list given; expected an object");
  expect(refusal(PartImageSchema, { image: { encoded: "!" } })).toBe(
    'image.encoded: "!" given; expected bytes in base64',
  );
  expect(refusal(PartImageSchema, { image: { encoded: "iVBORw0KGgo=" } })).toBeUndefined();
});

test("null stands for nothing given", () => {
  const options = { momentum: null, snapshot_epochs: null };
  expect(() => checkJson(CreateRunRequestSchema, { name: null, samples: null, external: null, options })).not.toThrow();
});

test.each([
  [null, "null"],
  ["text", '"text"'],
  [[1], "a list"],
])("a request is an object, not %o", (json, given) => {
  expect(() => checkJson(CreateRunRequestSchema, json)).toThrow(`the request is ${given}; expected an object`);
});
