import type { CreateRunRequest } from "@deconvscope/proto";
import type { EngineClient } from "../engine/engine-client.ts";
import { EngineError } from "../engine/engine-error.ts";
import type { RunSamples } from "../engine/training/training-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { findSplit } from "../requests/find-image.ts";
import { readCount } from "../requests/read-number.ts";
import type { StoredDataset } from "../store/dataset-store.ts";

const learned = "train";
const measured = ["val", "validation", "test"];

/** The paper's, where images are drawn a class. */
const usualTestImages = 50;
const mostFolds = 30;

/** Which images a run learns from, and how many its split has. */
export interface ReadSamples {
  readonly samples: RunSamples;
  readonly images: number;
}

/**
 * Which images a run learns from and is measured by, every default filled in.
 * @param isExternal nothing is measured here: any split will do
 * @throws RequestError naming the part that is wrong
 */
export function readSamples(dataset: StoredDataset, request: CreateRunRequest, isExternal: boolean): ReadSamples {
  const { splits } = dataset.summary;
  const names = splits.map(({ name }) => name);
  const split = findSplit(dataset, request.split || (names.includes(learned) ? learned : ""), "split");
  const validationSplit = isExternal ? split : findValidationSplit(dataset, request.validationSplit, split.name);
  for (const [field, { name, images }] of Object.entries({ split, validation_split: validationSplit })) {
    if (images === 0) {
      throw new RequestError("precondition", `${quote(name)} has no images; choose another one`, field);
    }
  }
  const { imagesPerClass = 0, testImagesPerClass = 0, folds = 0 } = request.samples ?? {};
  if (imagesPerClass > split.images) {
    const there = `${quote(split.name)} has ${split.images} images`;
    throw new RequestError("invalid", `${imagesPerClass} given; ${there}`, "samples.images_per_class");
  }
  if (!isExternal && split.name === validationSplit.name && imagesPerClass === 0 && testImagesPerClass === 0) {
    throw new RequestError(
      "invalid",
      `nothing given, and there is no split to be measured by but ${quote(split.name)}; say how many images a class ` +
        "are learned from, or how many measured",
      "samples.images_per_class",
    );
  }
  return {
    samples: {
      split: split.name,
      validationSplit: validationSplit.name,
      imagesPerClass,
      testImagesPerClass: testImagesPerClass === 0 && imagesPerClass > 0 ? usualTestImages : testImagesPerClass,
      folds: readCount(folds, 1, mostFolds, "samples.folds"),
    },
    images: split.images,
  };
}

/**
 * How many images a run learns from.
 * @throws RequestError naming a class that has too few; EngineError if the dataset cannot be read; the signal's reason
 */
export async function countLearned(
  engine: EngineClient,
  { files, summary }: StoredDataset,
  samples: RunSamples,
  seed: number,
  signal: AbortSignal,
): Promise<number> {
  try {
    const { images } = await engine.call("countLearned", { dataset: files, summary, samples, seed }, signal);
    if (images === 0) {
      const why = `no image of ${quote(samples.split)} has a label; choose another split`;
      throw new RequestError("precondition", why, "split");
    }
    return images;
  } catch (error) {
    if (error instanceof EngineError && error.origin === "TrainingError") {
      const field = samples.imagesPerClass > 0 ? "samples.images_per_class" : "samples.test_images_per_class";
      throw new RequestError("invalid", error.message, field);
    }
    throw error;
  }
}

function findValidationSplit(
  dataset: StoredDataset,
  given: string,
  split: string,
): { readonly name: string; readonly images: number } {
  const names = dataset.summary.splits.map(({ name }) => name);
  const usual = measured.find((name) => name !== split && names.includes(name));
  const only = names.length === 1 ? split : "";
  return findSplit(dataset, given || (usual ?? only), "validation_split");
}
