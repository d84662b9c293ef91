import type { VariantDraft } from "./run-draft.ts";
import { writeArchitecture } from "./write-architecture.ts";

interface Layer {
  name: string;
  operator: string;
  filters?: number;
  units?: number;
}
interface Network {
  layers: Layer[];
}
/** A change of an architecture under the same budget. */
export interface VariantOffer extends VariantDraft {
  /** It is the architecture itself. */
  isWhole: boolean;
}

/**
 * What an architecture can be held against (Table 3): itself, without each of its inner layers, with half and twice the maps.
 * @returns none where the text is no architecture
 */
export function offerVariants(json: string): VariantOffer[] {
  const network = readNetwork(json);
  if (!network) return [];
  const weighed = network.layers.filter(({ operator }) => operator === "Conv" || operator === "Gemm");
  const write = (layers: Layer[]) => writeArchitecture({ ...network, layers });
  return [
    { name: "whole", json: write(network.layers), isWhole: true },
    ...weighed.slice(1, -1).map(({ name }) => ({
      name: `without ${name}`,
      json: write(dropLayer(network.layers, name)),
      isWhole: false,
    })),
    { name: "half the maps", json: write(scaleMaps(network.layers, 0.5)), isWhole: false },
    { name: "twice the maps", json: write(scaleMaps(network.layers, 2)), isWhole: false },
  ];
}

/** Without a layer and what acts on its output value by value. */
function dropLayer(layers: readonly Layer[], name: string): Layer[] {
  const at = layers.findIndex((layer) => layer.name === name);
  let end = at + 1;
  while (["Relu", "Dropout"].includes(layers[end]?.operator ?? "")) end++;
  return [...layers.slice(0, at), ...layers.slice(end)];
}

/** Every convolution with another number of maps; dense layers as they are. */
function scaleMaps(layers: readonly Layer[], by: number): Layer[] {
  return layers.map((layer) =>
    layer.operator === "Conv" ? { ...layer, filters: Math.max(1, Math.round((layer.filters ?? 1) * by)) } : layer,
  );
}

/** @returns undefined where the text is no architecture */
export function readNetwork(json: string): Network | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isNetwork(parsed) ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isNetwork(value: unknown): value is Network {
  return typeof value === "object" && value !== null && "layers" in value && Array.isArray(value.layers);
}
