import { setTimeout as sleep } from "node:timers/promises";
import { ArchiveError } from "../archive-error.ts";
import type { EngineJobs } from "../engine-jobs.ts";
import type { ToEngine } from "../engine-message.ts";
import { type JobHandlers, serveJobs } from "../serve-jobs.ts";

/**
 * An engine process that does what a job's path says, so that tests see the client and the window at work:
 * "answer", "wait MILLISECONDS", "refuse", "break", "exit"; or a stream of so many results of so many bytes.
 */

async function obey(script: string, signal: AbortSignal): Promise<void> {
  const [verb, amount] = script.split(" ");
  switch (verb) {
    case "wait":
      await sleep(Number(amount), undefined, { signal });
      return;
    case "refuse":
      throw new ArchiveError("malformed", "refused as told");
    case "break":
      throw new TypeError("broken as told");
    case "exit":
      process.exit(7);
  }
}

async function* stream({ model, wanted }: EngineJobs["projectUnits"]["request"], signal: AbortSignal) {
  const count = "count" in wanted ? wanted.count : 0;
  for (let channel = 0; channel < count; channel++) {
    signal.throwIfAborted();
    yield {
      unit: { layer: "", channel, y: 0, x: 0, activation: Date.now() },
      field: { x: 0, y: 0, width: 0, height: 0 },
      scale: 0,
      projectionPng: new Uint8Array(Number(model.path)),
      patchPng: new Uint8Array(),
      signal: undefined,
    };
  }
}

const unscripted = (): AsyncIterable<never> => {
  throw new Error("this job has no script");
};

const handlers: JobHandlers = {
  async *recogniseDataset({ path }, signal) {
    await obey(path, signal);
    yield { format: undefined, why: path };
  },
  projectUnits: stream,
  inspectModel: unscripted,
  convertModel: unscripted,
  classify: unscripted,
  readActivations: unscripted,
  readFilters: unscripted,
  occlude: unscripted,
  occludeAt: unscripted,
  measureCorrespondence: unscripted,
  measureFaithfulness: unscripted,
  measureInvariance: unscripted,
  diagnose: unscripted,
  evaluate: unscripted,
  projectTops: unscripted,
  scanImages: unscripted,
  train: unscripted,
  countLearned: unscripted,
  measureFeatures: unscripted,
  openDataset: unscripted,
  listImages: unscripted,
  imageLabels: unscripted,
  stampImages: unscripted,
  readImage: unscripted,
};

/** It keeps what it was told to forget. */
const forgotten = new Set<string>();

const receive = serveJobs(
  () => ({
    handlers,
    get keptModels() {
      return forgotten.size;
    },
    forgetModel: (sha256) => forgotten.add(sha256),
  }),
  2 ** 21,
  (message) => process.send?.(message),
);

process.on("disconnect", () => process.exit(0));
process.on("message", (message: ToEngine) => {
  if (message.type === "configure") {
    process.send?.({ type: "ready", backend: { name: "scripted", version: "1", rejected: [] } });
  } else {
    receive(message);
  }
});
