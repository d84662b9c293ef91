import { NetworkError, type NetworkErrorCode } from "./network-error.ts";
import type { Shape } from "./shape.ts";

/**
 * Refuses a layer.
 * @throws NetworkError always; the message starts with the layer's name and operator
 */
export function rejectLayer(
  layer: { readonly name: string; readonly operator: string },
  reason: string,
  code: NetworkErrorCode = "inconsistent",
): never {
  throw new NetworkError(code, `layer "${layer.name}" (${layer.operator}): ${reason}`);
}

/** A shape as messages write it: [27, 27, 96]. */
export function formatShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}
