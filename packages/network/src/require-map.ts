import type { LayerSpec } from "./layer-spec.ts";
import { formatShape, rejectLayer } from "./reject-layer.ts";
import type { Shape } from "./shape.ts";

/**
 * The same shape, known to be [height, width, channels].
 * @throws NetworkError "inconsistent" for any other rank
 */
export function requireMap(spec: LayerSpec, shape: Shape): readonly [number, number, number] {
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || channels === undefined || shape.length !== 3) {
    rejectLayer(spec, `expected a feature map [height, width, channels], got ${formatShape(shape)}`);
  }
  return [height, width, channels];
}
