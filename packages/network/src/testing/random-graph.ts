import fc from "fast-check";
import { buildNetwork } from "../build-network.ts";
import { inferShape } from "../infer-shape.ts";
import type { LayerSpec } from "../layer-spec.ts";
import type { Network } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { Shape } from "../shape.ts";
import { convSpec, inputSpec, padsOf, poolSpec, reluSpec } from "./layer-specs.ts";

interface Step {
  readonly kind: "conv" | "pool" | "relu" | "pad" | "slice" | "add" | "concat" | "global";
  readonly numbers: readonly [number, number, number, number, number, number, number, number];
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("conv", "conv", "pool", "relu", "pad", "slice", "add", "add", "concat", "global"),
    numbers: fc.tuple(nat(), nat(), nat(), nat(), nat(), nat(), nat(), nat()),
  }),
  { minLength: 1, maxLength: 9 },
);

/** Small networks over maps: strides, dilations, uneven pads, ceil pools, crops, branches that meet again. */
export const randomGraphs: fc.Arbitrary<Network> = fc
  .tuple(fc.integer({ min: 7, max: 19 }), fc.integer({ min: 7, max: 19 }), steps)
  .map(([height, width, chosen]) => grow([height, width, 2], chosen));

/** Steps that do not fit what is there are left out. */
function grow(input: Shape, chosen: readonly Step[]): Network {
  const specs = [inputSpec(input)];
  const shapes = new Map<string, Shape>([["input", input]]);
  for (const [index, step] of chosen.entries()) {
    const spec = makeSpec(`${step.kind}${index}`, step, shapes);
    try {
      shapes.set(
        spec.name,
        inferShape(
          spec,
          spec.inputs.map((name) => shapes.get(name) ?? []),
        ),
      );
      specs.push(spec);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
    }
  }
  return buildNetwork(specs, specs.at(-1)?.name ?? "input");
}

function makeSpec(name: string, { kind, numbers }: Step, shapes: ReadonlyMap<string, Shape>): LayerSpec {
  const names = [...shapes.keys()];
  const [which, other, ky, kx, s, d, p, q] = numbers;
  const from = names[which % names.length] ?? "input";
  const second = names[other % names.length] ?? "input";
  const [height = 1, width = 1, channels = 1] = shapes.get(from) ?? [];
  const window = {
    kernel: [1 + (ky % 4), 1 + (kx % 4)],
    strides: [1 + (s % 3), 1 + (q % 2)],
    dilations: [1 + (d % 2), 1 + (p % 3 === 2 ? 1 : 0)],
    pads: padsOf(p % 3, q % 3, d % 3, s % 3),
  } as const;
  switch (kind) {
    case "conv":
      return convSpec(name, from, { ...window, channels, filters: 2 });
    case "pool":
      return poolSpec(name, from, { ...window, ceil: q % 2 === 0 });
    case "relu":
      return reluSpec(name, from);
    case "pad": {
      const mode = (["constant", "edge", "reflect"] as const)[s % 3] ?? "constant";
      const amounts = [
        [p % 3, q % 3],
        [d % 3, (ky % 3) - 1],
        [0, 0],
      ] as const;
      return { operator: "Pad", name, inputs: [from], mode, amounts, value: 0 };
    }
    case "slice": {
      const step = 1 + (s % 2);
      const backwards = d % 4 === 0;
      const rows = Math.ceil((height - (p % 3)) / step);
      const start = backwards ? height - 1 : p % 3;
      const steps = [backwards ? -step : step, 1, 1];
      return {
        operator: "Slice",
        name,
        inputs: [from],
        starts: [start, q % 2, 0],
        sizes: [rows, width - (q % 2), channels],
        steps,
      };
    }
    case "add":
      return { operator: "Add", name, inputs: [from, second], operands: [{ layer: from }, { layer: second }] };
    case "concat":
      return { operator: "Concat", name, inputs: [from, second], axis: 2 };
    case "global":
      return { operator: "GlobalAveragePool", name, inputs: [from] };
  }
}

function nat(): fc.Arbitrary<number> {
  return fc.nat({ max: 11 });
}
