import { DeconvnetError } from "@deconvscope/deconvnet";
import { type Constant, type Layer, type Network, type Operand, seededRandom } from "@deconvscope/network";

/** Layers that hold weights, the last first: the order in which a cascade draws them anew. */
export function layersToRandomise({ layers }: Network): string[] {
  return layers
    .filter((layer) => shuffleLayer(layer, (values) => values) !== layer)
    .map(({ name }) => name)
    .reverse();
}

/**
 * A network whose weights of one layer and of all behind it are drawn anew: each filter bank, bias, … from its own values,
 * without putting back, so that their distribution stays as it was. A cascade with one seed draws a layer's weights alike
 * each time.
 * @param fromLayer in execution order the first that is changed
 * @throws DeconvnetError "unknown-layer"
 * @see Adebayo et al., Sanity Checks for Saliency Maps, 2018
 */
export function randomiseWeights(network: Network, fromLayer: string, seed: number): Network {
  const { layers } = network;
  const first = layers.findIndex(({ name }) => name === fromLayer);
  if (first < 0) throw new DeconvnetError("unknown-layer", `layer: expected one of the network's, got "${fromLayer}"`);
  return {
    ...network,
    layers: layers.map((layer, index) => {
      const random = seededRandom(seed + index);
      return index < first ? layer : shuffleLayer(layer, (values) => shuffle(values, random));
    }),
  };
}

type Change = (values: Float32Array) => Float32Array;

/** The layer itself where it holds no weights. */
function shuffleLayer(layer: Layer, change: Change): Layer {
  const constant = ({ shape, data }: Constant): Constant => ({ shape, data: change(data) });
  switch (layer.operator) {
    case "Conv":
      return { ...layer, filters: constant(layer.filters), bias: layer.bias && change(layer.bias) };
    case "Gemm":
      return { ...layer, weights: constant(layer.weights), bias: layer.bias && change(layer.bias) };
    case "BatchNormalization": {
      const [gamma, beta] = [change(layer.gamma), change(layer.beta)];
      return { ...layer, gamma, beta, mean: change(layer.mean), variance: change(layer.variance) };
    }
    case "InstanceNormalization":
      return { ...layer, gamma: change(layer.gamma), beta: change(layer.beta) };
    case "PRelu":
      return { ...layer, slope: constant(layer.slope) };
    case "MatMul":
    case "Add":
    case "Sub":
    case "Mul":
    case "Div": {
      if (!layer.operands.some((operand) => "constant" in operand)) return layer;
      const operand = (one: Operand): Operand => ("constant" in one ? { constant: constant(one.constant) } : one);
      return { ...layer, operands: [operand(layer.operands[0]), operand(layer.operands[1])] };
    }
    default:
      return layer;
  }
}

function shuffle(values: Float32Array, random: () => number): Float32Array {
  const shuffled = values.slice();
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
  }
  return shuffled;
}
