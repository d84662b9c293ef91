import type { ServiceImpl } from "@connectrpc/connect";
import { matchLabels } from "@deconvscope/datasets/match-labels";
import type { DatasetService, ListImagesRequest } from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import { findDataset, findImage, findSplit } from "../requests/find-image.ts";
import { findModel } from "../requests/find-model.ts";
import { cutPage, pageOffset, readPage } from "../requests/read-page.ts";
import { refuseWhileScanned } from "../requests/refuse-while-scanned.ts";
import { refuseWhileTrained } from "../requests/refuse-while-trained.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import { describeDataset, describeImage } from "./describe-dataset.ts";
import { registerDataset } from "./register-dataset.ts";

const pageSizes = { usual: 50, largest: 200 };
const largestThumbnail = 512;

/** Images with labels, read where they lie. */
export function createDatasetService(context: ServiceContext): Partial<ServiceImpl<typeof DatasetService>> {
  const { engine, datasets, models, scans, runs, pictures } = context;
  return {
    async listDatasets(request) {
      const { size, after } = readPage(request, pageSizes);
      const { items, nextPageToken } = cutPage(await datasets.list(after, size + 1), size, ({ name }) => name);
      return { datasets: items.map(describeDataset), nextPageToken };
    },

    async registerDataset(request, { signal }) {
      return { dataset: describeDataset(await registerDataset(context, request, signal)) };
    },

    async deleteDataset(request) {
      const dataset = await findDataset(datasets, request.name, "name");
      if (dataset.builtIn) {
        throw new RequestError("precondition", `${quote(dataset.name)} comes with the product and stays`, "name");
      }
      await refuseWhileScanned(scans, { dataset: dataset.name }, "name");
      await refuseWhileTrained(runs, { dataset: dataset.name }, "name");
      await datasets.remove(dataset.name);
      await pictures.removeOfDataset(dataset.files);
      return {};
    },

    async listImages(request, { signal }) {
      const dataset = await findDataset(datasets, request.dataset, "dataset");
      const split = findSplit(dataset, request.split, "split").name;
      const page = readPage(request, pageSizes);
      checkListing(dataset, request);
      const { size } = page;
      const offset = pageOffset(page);
      const images = await engine.call(
        "listImages",
        {
          dataset: dataset.files,
          known: dataset.summary,
          split,
          label: request.label,
          offset,
          limit: size + 1,
          thumbnail: request.thumbnail,
        },
        signal,
      );
      const { items, nextPageToken } = cutPage(images, size, () => String(offset + size));
      return { images: items.map((image) => describeImage(dataset.name, split, image)), nextPageToken };
    },

    async getImage(request, { signal }) {
      if (request.image === undefined) {
        throw new RequestError("invalid", "nothing given; expected dataset, split and index", "image");
      }
      const { dataset, split, index } = await findImage(datasets, request.image, "image");
      const image = await engine.call("readImage", { dataset: dataset.files, split, index }, signal);
      return { encoded: image.encoded, labels: [...image.labels], parts: { ...image.parts } };
    },

    async matchLabels(request) {
      const { summary } = await findDataset(datasets, request.dataset, "dataset");
      const model = await findModel(models, request.model);
      const { labels, labelIds = [] } = summary;
      const matches = matchLabels({ labels, labelIds }, model.labels);
      return { matches: [...matches].map(([label, modelClass]) => ({ label, modelClass })) };
    },
  };
}

function checkListing(dataset: StoredDataset, { label, thumbnail }: ListImagesRequest): void {
  const labels = dataset.summary.labels.length;
  if (label !== undefined && label >= labels) {
    throw new RequestError("invalid", `${label} given; expected 0 … ${labels - 1}`, "label");
  }
  if (thumbnail > largestThumbnail) {
    throw new RequestError("invalid", `${thumbnail} given; expected at most ${largestThumbnail} pixels`, "thumbnail");
  }
}
