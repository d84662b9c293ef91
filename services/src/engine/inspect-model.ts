import { checkPreprocessing, type Preprocessing } from "@deconvscope/datasets";
import {
  countFlops,
  countParameters,
  findClassifier,
  findScoringLayer,
  isProjectable,
  listCuts,
  listProbeLayers,
  type Network,
  NetworkError,
  receptiveFields,
  type Shape,
} from "@deconvscope/network";
import { ArchiveError } from "./archive-error.ts";
import type { EngineJobs, OpenPreprocessing } from "./engine-jobs.ts";
import { readFileHeader } from "./file-header.ts";
import type { LayerAnatomy } from "./model-anatomy.ts";
import { openModel } from "./open-model.ts";

/**
 * Reads a model, tells what it is made of, and checks that images can be prepared for it as asked.
 * @throws NetworkError, ArchiveError, ImageError
 */
export async function inspectModel({
  path,
  inputShape,
  preprocessing,
  maxLayers,
  maxActivationBytes,
}: EngineJobs["inspectModel"]["request"]): Promise<EngineJobs["inspectModel"]["item"]> {
  const file = await openModel(path);
  const { header, warnings: unread } = readFileHeader(file.header);
  const shapeGiven = inputShape ?? (header.inputShape.length === 0 ? undefined : header.inputShape);
  const { format, network, warnings } = file.read(shapeGiven);
  if (network.layers.length > maxLayers) {
    throw new ArchiveError(
      "too-large",
      `the network has ${network.layers.length} layers; at most ${maxLayers} are read`,
    );
  }
  const activationBytes = network.layers.reduce((sum, { shape }) => sum + floatBytes * shape.reduce(multiply, 1), 0);
  if (activationBytes > maxActivationBytes) {
    const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;
    throw new ArchiveError(
      "too-large",
      `one image's activations take ${megabytes(activationBytes)}; at most ${megabytes(maxActivationBytes)} are kept`,
    );
  }
  const layers = describeLayers(network);
  const shape = network.layers[0]?.shape ?? [];
  const anatomy = {
    format,
    inputShape: shape,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    flops: layers.reduce((sum, layer) => sum + layer.flops, 0),
    classes: countClasses(network),
    layers,
    warnings: [...warnings, ...unread],
    landmarks: {
      scoring: findScoringLayer(network)?.name ?? "",
      cuts: listCuts(network),
      probed: listProbeLayers(network),
    },
  };
  const settled = settlePreprocessing(preprocessing ?? header.preprocessing ?? pixelsAsTheyAre, shape);
  return { anatomy, inputShape: shapeGiven, preprocessing: settled, header };
}

const floatBytes = 4;

function multiply(product: number, size: number): number {
  return product * size;
}

/** Where nobody says how images are prepared. */
const pixelsAsTheyAre: OpenPreprocessing = {
  resizeShortSide: 0,
  channelOrder: undefined,
  divideBy: 1,
  mean: [],
  deviation: [],
};

function settlePreprocessing(given: OpenPreprocessing, shape: Shape): Preprocessing {
  const channels = shape[2];
  const settled = { ...given, channelOrder: given.channelOrder ?? (channels === 1 ? "GRAY" : "RGB") };
  // Networks of other channels are fed with tensors alone.
  if (channels === 1 || channels === 3 || given.channelOrder !== undefined) {
    checkPreprocessing(settled, shape);
  }
  return settled;
}

function describeLayers(network: Network): LayerAnatomy[] {
  const fields = receptiveFields(network);
  return network.layers.map((layer) => {
    const field = fields.get(layer.name);
    if (field === undefined) {
      throw new Error(`no receptive field for layer "${layer.name}"`);
    }
    return {
      name: layer.name,
      operator: layer.operator,
      inputs: layer.inputs,
      shape: layer.shape,
      parameters: countParameters(layer),
      flops: countFlops(network, layer),
      field,
      projectable: isProjectable(layer),
    };
  });
}

/** 0 for a network that ends in something else than class scores. */
function countClasses(network: Network): number {
  try {
    return findClassifier(network).classes;
  } catch (error) {
    if (error instanceof NetworkError && error.code === "unsupported") {
      return 0;
    }
    throw error;
  }
}
