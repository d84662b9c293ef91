import { recogniseFormat, stampImages } from "@deconvscope/datasets";
import { classProbabilities } from "@deconvscope/deconvnet";
import { DrawingThread } from "@deconvscope/invariance/drawing-thread";
import { NetworkError } from "@deconvscope/network";
import { convertModel } from "./convert-model.ts";
import { diagnoseModel } from "./diagnosis/diagnose-model.ts";
import type { EngineSettings } from "./engine-message.ts";
import { evaluateModels } from "./evaluation/evaluate-models.ts";
import { inspectModel } from "./inspect-model.ts";
import { followImages } from "./invariance/follow-images.ts";
import { WarmOriginals } from "./invariance/warm-originals.ts";
import { listImages } from "./list-images.ts";
import { nameProblems } from "./name-problems.ts";
import { correspondParts } from "./occlusion/correspond-parts.ts";
import { judgeMap } from "./occlusion/judge-map.ts";
import { sweepImage } from "./occlusion/sweep-image.ts";
import { WarmSweeps } from "./occlusion/warm-sweeps.ts";
import { OpenDatasets } from "./open-datasets.ts";
import { projectTops } from "./project-tops.ts";
import { projectWanted } from "./project-wanted.ts";
import { readActivations } from "./read-activations.ts";
import { scanImages } from "./scan/scan-images.ts";
import { ViewThreads } from "./scan/view-threads.ts";
import { WarmThreads } from "./scan/warm-threads.ts";
import type { EngineWork, JobHandlers } from "./serve-jobs.ts";
import { spreadEvenly } from "./spread-evenly.ts";
import { countLearned } from "./training/draw-run-samples.ts";
import { measureFeaturesOf } from "./training/measure-features.ts";
import { trainRun } from "./training/train-run.ts";
import { inputShapeOf, WarmModels } from "./warm-models.ts";

/**
 * What the engine does for each job.
 * @param isBusy whether any job but long ones is being done
 */
export function createJobHandlers(settings: EngineSettings, isBusy: () => boolean): EngineWork {
  const datasets = new OpenDatasets();
  const models = new WarmModels(datasets, settings.maxImagePixels);
  const sweeps = new WarmSweeps(models);
  const originals = new WarmOriginals(models);
  const drawer = new DrawingThread();
  const threads = new WarmThreads(settings.threads);
  const views = new ViewThreads(settings.threads);
  const means = { datasets, threads, maxPixels: settings.maxImagePixels };
  const judging = { models, datasets, maxPixels: settings.maxImagePixels, threads: views, isBusy };
  const handlers: JobHandlers = {
    async *inspectModel(request) {
      yield await inspectModel(request);
    },
    async *convertModel(request) {
      await convertModel(request);
      yield {};
    },
    async *classify({ model, image }, signal) {
      using pass = await models.pass(model, image, signal);
      yield { probabilities: await classProbabilities(pass.value.forward) };
    },
    async *readActivations({ model, image, layer, channels }, signal) {
      using pass = await models.pass(model, image, signal);
      yield await readActivations(pass.value, layer, channels);
    },
    async *readFilters({ model, layer }) {
      using lease = await models.model(model);
      const found = lease.value.network.layers.find(({ name }) => name === layer);
      if (found?.operator !== "Conv") {
        throw new NetworkError("unsupported", `expected a convolution, got "${layer}"`);
      }
      yield { shape: found.filters.shape, values: found.filters.data };
    },
    async *projectUnits({ image, ...request }, signal) {
      using pass = await models.pass(request.model, image, signal);
      yield* projectWanted(pass.value, request, signal);
    },
    async *occlude(order, signal) {
      using lease = await sweeps.lease(order, signal);
      const { inputShape } = lease.value.pass;
      yield* sweepImage(lease.value, order, () => models.parts(order.model, order.image, inputShape), signal);
    },
    async *occludeAt(order, signal) {
      using lease = await sweeps.lease(order, signal);
      const { sweep } = lease.value;
      yield { classIndex: sweep.classIndex, readings: await sweep.readAt(order.places, signal) };
    },
    async *measureCorrespondence(order, signal) {
      yield* correspondParts(models, datasets, order, signal);
    },
    async *measureFaithfulness(order, signal) {
      yield* judgeMap(models, order, signal);
    },
    async *measureInvariance(order, signal) {
      yield* followImages({ originals, datasets, drawer }, order, signal);
    },
    async *projectTops(order, signal) {
      yield* projectTops(models, order, signal);
    },
    async *scanImages(request, signal) {
      using lease = await models.model(request.model);
      const { dataset, split, splits, labels, model } = request;
      const { preprocessing } = model;
      const inputShape = inputShapeOf(lease.value.network);
      const maxPixels = settings.maxImagePixels;
      const images = threads.take({ dataset, split, splits, labels, preprocessing, inputShape, maxPixels });
      const items = scanImages(lease.value, images, request, signal);
      yield* nameProblems(items, () => datasets.open(dataset, splits), split);
    },
    async *diagnose(order, signal) {
      yield* diagnoseModel(judging, order, signal);
    },
    async *evaluate(order, signal) {
      yield* evaluateModels(judging, order, signal);
    },
    async *train(job, signal) {
      yield* trainRun(job, means, signal);
    },
    async *countLearned({ dataset, summary, samples, seed }) {
      const opened = await datasets.openKnown(dataset, summary);
      yield { images: await countLearned(opened, summary.labels, samples, seed) };
    },
    async *measureFeatures(job, signal) {
      yield await measureFeaturesOf(job, models, means, signal);
    },
    async *openDataset(files) {
      const { splits, labels, labelIds, multiLabel, problems, problemCount } = await datasets.reopen(files);
      yield { splits, labels, labelIds, multiLabel, problems, problemCount };
    },
    async *recogniseDataset({ path }) {
      yield await recogniseFormat(path);
    },
    async *listImages(request, signal) {
      const opened = await datasets.openKnown(request.dataset, request.known);
      yield await listImages(opened, request, settings.maxImagePixels, signal);
    },
    async *imageLabels({ dataset, known, split, images }) {
      const labels = await (await datasets.openKnown(dataset, known)).labelsOf(split);
      yield images.map((image) => labels[image] ?? []);
    },
    async *stampImages({ dataset, splits, split, images }, signal) {
      const opened = await datasets.open(dataset, splits);
      const chosen =
        typeof images === "number"
          ? spreadEvenly(Uint32Array.from((await opened.labelsOf(split)).keys()), images)
          : images;
      yield await stampImages(opened, split, chosen, signal);
    },
    async *readImage({ dataset, split, index }) {
      const opened = await datasets.open(dataset);
      const [entry] = await opened.entries(split, { offset: index, limit: 1 });
      yield { encoded: await opened.encoded(split, index), labels: entry?.labels ?? [], parts: entry?.parts ?? {} };
    },
  };
  return {
    handlers,
    get keptModels() {
      return models.size;
    },
    forgetModel(sha256) {
      sweeps.forget(sha256);
      originals.forget(sha256);
      models.forget(sha256);
    },
  };
}
