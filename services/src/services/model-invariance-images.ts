import { matchLabels } from "@deconvscope/datasets/match-labels";
import type { ImageSource } from "@deconvscope/proto";
import type { FollowedImage } from "../engine/invariance/invariance-job.ts";
import { RequestError } from "../request-error.ts";
import { findImage } from "../requests/find-image.ts";
import { readImageSource } from "../requests/read-image-source.ts";
import type { ImageLabels } from "../scans/statistics-labels.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import type { StoredModel } from "../store/model-store.ts";

/** Images whose features are followed. */
export interface ReadFollowed {
  readonly images: readonly FollowedImage[];
  /** As provenance names them. */
  readonly provenance: readonly unknown[];
  /** That they are of, each once. */
  readonly datasets: readonly StoredDataset[];
}

const mostImages = 100;

/**
 * Reads images, and which class of the model they are by their dataset's labels.
 * @throws RequestError naming the image that is wrong; EngineError
 */
export async function readFollowedImages(
  { datasets }: Pick<ServiceContext, "datasets">,
  labels: ImageLabels,
  model: StoredModel,
  sources: readonly ImageSource[],
): Promise<ReadFollowed> {
  if (sources.length === 0) {
    throw new RequestError("invalid", `0 given; expected 1 … ${mostImages} images`, "images");
  }
  if (sources.length > mostImages) {
    throw new RequestError("too-large", `${sources.length} given; at most ${mostImages} are followed`, "images");
  }
  const images: FollowedImage[] = [];
  const provenance: unknown[] = [];
  const used = new Map<string, { readonly dataset: StoredDataset; readonly classes: ReadonlyMap<number, number> }>();
  for (const [index, source] of sources.entries()) {
    const field = `images[${index}]`;
    const read = await readImageSource(datasets, model, source, field);
    provenance.push(read.provenance);
    if (source.source.case !== "datasetImage") {
      images.push({ image: read.image, classIndex: undefined });
      continue;
    }
    const found = await findImage(datasets, source.source.value, `${field}.dataset_image`);
    const { dataset, classes } = used.get(found.dataset.name) ?? meetClasses(found.dataset, model);
    used.set(dataset.name, { dataset, classes });
    const labelsOf = await labels.read(dataset, found.split, [found.index]);
    const own = labelsOf(found.index).map((label) => classes.get(label));
    images.push({ image: read.image, classIndex: own.find((classIndex) => classIndex !== undefined) });
  }
  return { images, provenance, datasets: [...used.values()].map(({ dataset }) => dataset) };
}

function meetClasses(dataset: StoredDataset, { labels: classes }: StoredModel) {
  const { labels, labelIds = [] } = dataset.summary;
  return { dataset, classes: matchLabels({ labels, labelIds }, classes) };
}
