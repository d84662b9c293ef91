import { Augmentation, Schedule } from "@deconvscope/proto";
import { describe, expect, it } from "vitest";
import { checkOption, fieldsOf, optionFields } from "./option-fields.ts";
import { draftOf, type RunDraft, untouchedOptions } from "./run-draft.ts";
import { toCommand } from "./to-command.ts";
import { toRequest } from "./to-request.ts";

const server = "http://localhost:8080";

const draft = (change: Partial<RunDraft>): RunDraft => ({ ...draftOf({ kind: "scratch" }, "tiny"), ...change });
const options = (change: Partial<RunDraft["options"]>) => ({ ...untouchedOptions, ...change });

describe("a new run", () => {
  it("an untouched form leaves all to the server", () => {
    expect(toRequest(draft({}))).toEqual({
      ...{ name: "", dataset: "tiny", split: "", validationSplit: "", options: {}, samples: {} },
      kind: { case: "fromScratch", value: { architecture: "zfnet-small" } },
    });
    expect(toCommand(draft({}), server)).toBe(`deconvscope train zfnet-small --dataset tiny --server ${server}`);
  });
  it("what is typed is asked for, and the command says the same", () => {
    const typed = draft({
      name: "zfnet-tiny",
      options: options({
        epochs: "40",
        augmentation: "random",
        seed: "7",
        snapshotEpochs: "1, 2 5",
        folds: "3",
        schedule: "cosine",
      }),
    });
    expect(toRequest(typed)).toMatchObject({
      name: "zfnet-tiny",
      options: {
        epochs: 40,
        augmentation: Augmentation.RANDOM_CROPS,
        seed: 7n,
        snapshotEpochs: [1, 2, 5],
        schedule: Schedule.COSINE,
      },
      samples: { folds: 3 },
    });
    expect(toCommand(typed, server)).toBe(
      `deconvscope train zfnet-small --dataset tiny --epochs 40 --schedule cosine --augment random --seed 7 --snapshots 1,2,5 --folds 3 --name zfnet-tiny --server ${server}`,
    );
  });
  it.each([
    [{ kind: "transfer", model: "m/40", frozenThrough: "input" }, "--from m/40 --all"],
    [
      { kind: "transfer", model: "m", frozenThrough: "relu 5", keepClassifier: true },
      "--from m --freeze 'relu 5' --keep-classifier",
    ],
    [{ kind: "probes", model: "m", layers: ["relu1", "relu5"] }, "--probe m --layers relu1,relu5"],
    [{ kind: "external" }, "--external"],
    [{ kind: "scratch", architecture: { name: "zfnet", json: "{}" } }, "architecture.json"],
  ] as const)("%o is %s", (change, words) => {
    expect(toCommand(draft(change), server)).toBe(`deconvscope train ${words} --dataset tiny --server ${server}`);
  });
  it("options of another kind of run are not sent", () => {
    const transfer = draft({ kind: "transfer", model: "m", options: options({ inputSize: "64", epochs: "3" }) });
    expect(toRequest(transfer).options).toEqual({ epochs: 3 });
    expect(fieldsOf("external")).toEqual([]);
  });
  it.each([
    ["epochs", "0", '"0" given; expected a whole number from 1'],
    ["epochs", "1.5", '"1.5" given; expected a whole number from 1'],
    ["learningRate", "0", '"0" given; expected a number above 0'],
    ["momentum", "1", '"1" given; expected a number from 0 and below 1'],
    ["snapshotEpochs", "1, x", '"x" given; expected a whole number from 1'],
    ["momentum", "", undefined],
    ["seed", "7", undefined],
  ] as const)("%s of %s: %s", (key, text, problem) => {
    expect(checkOption(optionFields.find((field) => field.key === key)!, text)).toBe(problem);
  });
});
