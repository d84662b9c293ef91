import { buildNetwork } from "../../build-network.ts";
import { inferShape } from "../../infer-shape.ts";
import type { LayerSpec } from "../../layer-spec.ts";
import type { Network } from "../../network.ts";
import { NetworkError } from "../../network-error.ts";
import { drawFrom } from "./draw.ts";
import type { Known } from "./proposal.ts";
import { proposeAnywhere } from "./propose-anywhere.ts";
import { proposeByRank } from "./propose-by-rank.ts";

/**
 * A network of at most `length` layers of any operator, in the form in which ONNX files are read.
 * @param random uniform in [0, 1)
 */
export function randomNetwork(random: () => number, length: number): Network {
  const draw = drawFrom(random);
  const image: Known = { name: "image", shape: [5 + draw.pick(4), 5 + draw.pick(4), 1 + draw.pick(4)] };
  const known = [image];
  const specs: LayerSpec[] = [{ operator: "Input", inputs: [], ...image }];
  for (let index = 0; index < length; index += 1) {
    const { name, shape } = draw.choose(image, ...known.slice(-3));
    const alike = known.filter((each) => each.shape.join() === shape.join()).map((each) => each.name);
    const special = proposeByRank[shape.length] ?? [];
    const propose = [...proposeAnywhere, ...special, ...special];
    const proposal = propose[draw.pick(propose.length)]?.({ draw, name, shape, alike });
    if (!proposal) continue;
    const spec: LayerSpec = { ...proposal, name: `${proposal.operator}/${index} ü` };
    const inputs = spec.inputs.map((input) => known.find((each) => each.name === input)?.shape ?? []);
    try {
      known.push({ name: spec.name, shape: inferShape(spec, inputs) });
      specs.push(spec);
    } catch (error) {
      // A window that does not fit: the next proposal comes instead.
      if (!(error instanceof NetworkError)) throw error;
    }
  }
  const output = known.at(-1)?.name ?? image.name;
  return buildNetwork(keepNeeded(specs, output), output);
}

function keepNeeded(specs: readonly LayerSpec[], output: string): LayerSpec[] {
  const needed = new Set([output]);
  for (const spec of specs.toReversed()) if (needed.has(spec.name)) for (const name of spec.inputs) needed.add(name);
  return specs.filter(({ name }) => needed.has(name));
}
