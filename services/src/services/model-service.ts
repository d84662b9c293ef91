import type { ServiceImpl } from "@connectrpc/connect";
import type { ImportModelRequest, ModelService } from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import { describeScores } from "../requests/describe-scores.ts";
import { checkChannel, findLayer } from "../requests/find-layer.ts";
import { findModel } from "../requests/find-model.ts";
import { makeProvenance } from "../requests/make-provenance.ts";
import { readImageSource } from "../requests/read-image-source.ts";
import { cutPage, readPage } from "../requests/read-page.ts";
import { writePreprocessing } from "../requests/read-preprocessing.ts";
import { refuseWhileScanned } from "../requests/refuse-while-scanned.ts";
import { refuseWhileTrained } from "../requests/refuse-while-trained.ts";
import { writeTensor } from "../requests/write-tensor.ts";
import type { ServiceContext } from "../service-context.ts";
import { classLabels, describeLayer, summarise } from "./describe-model.ts";
import { exportModel } from "./export-model.ts";
import { importModel } from "./import-model.ts";
import { createDiagnose } from "./model-diagnose.ts";
import { createEvaluate } from "./model-evaluate.ts";
import { createMeasureInvariance } from "./model-invariance.ts";

const pageSizes = { usual: 50, largest: 200 };
const usualTop = 5;

/** Networks: what there is, what they are made of, what they answer. */
export function createModelService(context: ServiceContext): Partial<ServiceImpl<typeof ModelService>> {
  const { engine, models, datasets, scans, runs, pictures } = context;
  return {
    async listModels(request) {
      const { size, after } = readPage(request, pageSizes);
      const { items, nextPageToken } = cutPage(await models.list(after, size + 1), size, ({ name }) => name);
      return { models: items.map(summarise), nextPageToken };
    },

    async getModel(request) {
      const model = await findModel(models, request.model);
      return {
        summary: summarise(model),
        layers: model.anatomy.layers.map(describeLayer),
        preprocessing: writePreprocessing(model.preprocessing),
        labels: classLabels(model),
        independentClasses: model.independentClasses,
      };
    },

    async importModel(requests, { signal }) {
      const parts = requests[Symbol.asyncIterator]();
      const first = await parts.next();
      if (first.done === true || first.value.part.case !== "header") {
        throw new RequestError("invalid", "the first message is no header; expected one, then the file", "header");
      }
      const { model, fromFile } = await importModel(context, first.value.part.value, readChunks(parts), signal);
      return { summary: summarise(model), warnings: [...model.anatomy.warnings], fromFile: [...fromFile] };
    },

    async *exportModel(request, { signal }) {
      const model = await findModel(models, request.model);
      for await (const chunk of exportModel(context, model, request.format, signal)) {
        yield { chunk };
      }
    },

    async deleteModel(request) {
      const model = await findModel(models, request.model);
      if (model.builtIn) {
        throw new RequestError("precondition", `${quote(model.name)} comes with the product and stays`, "model");
      }
      await refuseWhileScanned(scans, { model: model.name }, "model");
      await refuseWhileTrained(runs, { model: model.name }, "model");
      await models.remove(model.name);
      await pictures.removeOfModel(model.sha256);
      return {};
    },

    async classify(request, { signal }) {
      const model = await findModel(models, request.model);
      const { image, provenance } = await readImageSource(datasets, model, request.image);
      if (model.anatomy.classes === 0) {
        throw new RequestError("precondition", `${quote(model.name)} does not end in one score a class`, "model");
      }
      const { probabilities } = await engine.call("classify", { model: await models.file(model), image }, signal);
      context.onImage();
      const top = request.top === 0 ? usualTop : request.top;
      return {
        classifications: rank(probabilities, classLabels(model)).slice(0, top),
        provenance: makeProvenance(model, engine.backend, { image: provenance, top, ...describeScores(model) }),
      };
    },

    measureInvariance: createMeasureInvariance(context),
    diagnose: createDiagnose(context),
    evaluate: createEvaluate(context),

    async getActivations(request, { signal }) {
      const model = await findModel(models, request.model);
      const layer = findLayer(model, request.layer, "layer");
      request.channels.forEach((channel, index) => {
        checkChannel(layer, channel, `channels[${index}]`);
      });
      const { image, provenance } = await readImageSource(datasets, model, request.image);
      const { shape, values } = await engine.call(
        "readActivations",
        { model: await models.file(model), image, layer: layer.name, channels: request.channels },
        signal,
      );
      context.onImage();
      const parameters = { image: provenance, layer: layer.name, channels: request.channels };
      return {
        activations: writeTensor(shape, values),
        provenance: makeProvenance(model, engine.backend, parameters),
      };
    },

    async getFilters(request, { signal }) {
      const model = await findModel(models, request.model);
      const layer = findLayer(model, request.layer, "layer");
      if (layer.operator !== "Conv") {
        const convolutions = model.anatomy.layers.filter(({ operator }) => operator === "Conv").map(({ name }) => name);
        throw new RequestError(
          "invalid",
          `${quote(layer.name)} is of operator ${layer.operator}; expected a convolution, e.g. ${quote(convolutions[0] ?? "")}`,
          "layer",
        );
      }
      const order = { model: await models.file(model), layer: layer.name };
      const { shape, values } = await engine.call("readFilters", order, signal);
      return { filters: writeTensor(shape, values) };
    },
  };
}

async function* readChunks(parts: AsyncIterator<ImportModelRequest>): AsyncGenerator<Uint8Array> {
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    if (next.value.part.case !== "chunk") {
      throw new RequestError("invalid", "a message after the first is no chunk; expected the file's bytes", "chunk");
    }
    yield next.value.part.value;
  }
}

/** Most probable first; of equals the lower class. */
function rank(probabilities: Float64Array, labels: readonly string[]) {
  return Array.from(probabilities, (probability, classIndex) => ({
    classIndex,
    label: labels[classIndex] ?? `class ${classIndex}`,
    probability,
  })).sort((a, b) => b.probability - a.probability);
}
