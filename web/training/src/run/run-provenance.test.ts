import { create } from "@bufbuild/protobuf";
import { RunSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { comparedProvenance, runFacts, runProvenance } from "./run-provenance.ts";

const run = create(RunSchema, {
  id: "a",
  backend: "onnxruntime 1.30.0",
  latest: { step: 90n },
  request: { dataset: "tiny", options: { epochs: 3 } },
});
const sha256 = "ab".repeat(32);

test("a run's figure names its snapshot with its hash, and the request with its step", () => {
  const { parametersJson, ...made } = runProvenance(run, { name: "a/3", sha256 }, "1.2.3");
  expect(made).toMatchObject({ model: "a/3", modelSha256: sha256, backend: run.backend, productVersion: "1.2.3" });
  expect(JSON.parse(parametersJson)).toEqual({ run: "a", step: 90, dataset: "tiny", options: { epochs: 3 } });
  const alone = runProvenance(run, undefined, "1");
  expect(alone).toMatchObject({ model: "a", modelSha256: "" });
  expect(runFacts(run, undefined)).toEqual(["run a", "seed 0", "tiny"]);
  expect(runFacts(run, alone)).toEqual(["seed 0", "tiny"]);
});

test("two runs leave the page with what made both", () => {
  const [first, second] = ["a/3", "b/3"].map((name) => runProvenance(run, { name, sha256 }, "1"));
  const both = comparedProvenance(first, second);
  expect(both?.model).toBe("a/3");
  expect(JSON.parse(both?.parametersJson ?? "")).toMatchObject({
    run: "a",
    against: { model: "b/3", model_sha256: sha256, parameters: { dataset: "tiny" } },
  });
});
