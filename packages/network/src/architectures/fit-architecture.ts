import type { Architecture } from "./architecture.ts";
import { ArchitectureError } from "./architecture-error.ts";

/**
 * The same architecture for other images: its last Gemm tells so many classes apart, its input is a square of so many
 * cells a side.
 * @throws ArchitectureError "inconsistent" if classes are given and no layer is a Gemm
 */
export function fitArchitecture(
  architecture: Architecture,
  { classes, inputSize }: { readonly classes?: number; readonly inputSize?: number },
): Architecture {
  const { inputShape, layers } = architecture;
  const [height = 1, width = 1, channels = 1] = inputShape;
  const last = layers.findLastIndex(({ operator }) => operator === "Gemm");
  if (classes !== undefined && last < 0) {
    throw new ArchitectureError("layers", "expected a Gemm that tells the classes apart, got none", "inconsistent");
  }
  return {
    ...architecture,
    inputShape: [inputSize ?? height, inputSize ?? width, channels],
    layers: layers.map((layer, index) =>
      index === last && layer.operator === "Gemm" ? { ...layer, units: classes ?? layer.units } : layer,
    ),
  };
}
