import {
  CreateRunRequestSchema,
  ImportModelHeaderSchema,
  ListArchitecturesRequestSchema,
  ReconstructRequestSchema,
  RunSchema,
} from "@deconvscope/proto";
import { expect, test } from "vitest";
import { checkJsonNames } from "./check-json-names.ts";

test("names as the contract has them, and as JSON has them", () => {
  const options = { learning_rate: 0.1, learningRate: "x", schedule: "SCHEDULE_COSINE", loss: 2, augmentation: null };
  const ablations = { variants: [{ name: "whole", architecture: "zfnet" }] };
  expect(() => checkJsonNames(CreateRunRequestSchema, { options, ablations, validationSplit: "val" })).not.toThrow();
  expect(() =>
    checkJsonNames(RunSchema, { createTime: "2026-01-01T00:00:00Z", latest: { values: { a: 1 } } }),
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
  expect(() => checkJsonNames(desc, json)).toThrow(
    expect.objectContaining({
      reason: "invalid",
      field,
      message: typeof message === "string" ? message : expect.stringMatching(message),
    }),
  );
});

test("what is no object is left to what reads it", () => {
  for (const json of [null, "text", [1], { options: 3, ablations: { variants: "all" } }]) {
    expect(() => checkJsonNames(CreateRunRequestSchema, json)).not.toThrow();
  }
});
