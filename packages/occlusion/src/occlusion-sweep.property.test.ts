import { type CompiledNetwork, compileNetwork } from "@deconvscope/deconvnet";
import { expectClose } from "@deconvscope/deconvnet/expect-close";
import { buildDrawn, type Draw, drawNetwork } from "@deconvscope/deconvnet/random-networks";
import { isProjectable, seededRandom } from "@deconvscope/network";
import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildFramedNet, drawFrame } from "../test/build-framed-net.ts";
import { drawImage } from "../test/draw-image.ts";
import { paintRect } from "../test/paint-rect.ts";
import { runWhole } from "../test/run-whole.ts";
import { startCpu } from "../test/start-cpu.ts";
import type { Place } from "./square-grid.ts";
import type { LayerWindow } from "./windows/layer-window.ts";
import { OccludedImage } from "./windows/occluded-image.ts";
import { planWindows, type WindowPlan } from "./windows/plan-windows.ts";
import { splitLayers } from "./windows/split-layers.ts";

/** What a square does to a random network, and where it lies. */
interface Case {
  readonly plan: WindowPlan;
  readonly image: Float32Array;
  readonly fill: Float32Array;
  readonly places: readonly Place[];
  readonly wanted: readonly string[];
}

describe("squares over random networks", () => {
  beforeAll(startCpu);

  it("compute inside windows what whole passes over painted images give, and outside nothing changes", async () => {
    let small = 0;
    await fc.assert(
      fc.asyncProperty(drawNetwork, fc.nat(), fc.integer({ min: 1, max: 4 }), async (draw, patchDraw, stretches) => {
        const compiled = compileNetwork(buildDrawn(draw));
        try {
          const drawn = drawCase(compiled, draw, patchDraw);
          if ([...drawn.plan.windows.keys()].some((name) => name !== "input")) small++;
          await compareWithWhole(compiled, drawn, stretches);
        } finally {
          compiled.dispose();
        }
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(small).toBeGreaterThan(100);
  });

  it("are right beneath frames of zeros, cuts and slices", () =>
    fc.assert(
      fc.asyncProperty(drawFrame, fc.nat(), async (frame, patchDraw) => {
        const compiled = compileNetwork(buildFramedNet(frame));
        try {
          const drawn = drawCase(compiled, { seed: frame.seed, unit: [patchDraw, 0, 0, 0] }, patchDraw % 3);
          expect([...drawn.plan.windows.keys()]).toContain("frame");
          await compareWithWhole(compiled, drawn, 2);
        } finally {
          compiled.dispose();
        }
      }),
      { numRuns: 60, seed: 13 },
    ));

  it("are small where they should be: what 3 × 3 pixels reach, whatever they begin at", () => {
    const steady = {
      amounts: [
        [0, 0],
        [0, 0],
      ],
      starts: [0, 0],
      steps: [1, 1],
      pool: "MaxPool",
    } as const;
    const compiled = compileNetwork(buildFramedNet({ seed: 1, height: 22, width: 20, ...steady }));
    const plan = planWindows(compiled, 3, ["last"]);
    const sizes = [...plan.windows].map(([name, { rows, columns }]) => [name, rows.size, columns.size]);
    expect(sizes).toEqual([
      ["input", 3, 3],
      ["first", 5, 5],
      ["frame", 5, 5],
      ["cut", 5, 5],
      ["pool", 3, 4],
      ["last", 5, 6],
    ]);
    expect(planWindows(compiled, 3, ["last"], 0).windows.size).toBe(0);
    expect(planWindows(compiled, 20, ["last"]).windows.size).toBe(0);
    compiled.dispose();
  });
});

function drawCase(compiled: CompiledNetwork, draw: Pick<Draw, "seed" | "unit">, patchDraw: number): Case {
  const { network } = compiled;
  const [height = 1, width = 1] = network.layers[0]!.shape;
  const short = Math.min(height, width);
  const patch = patchDraw % 3 === 0 ? 1 + (patchDraw % short) : 1 + (patchDraw % 3);
  const layers = network.layers.filter(isProjectable).map(({ name }) => name);
  const wanted = [network.output, layers[draw.unit[0] % Math.max(1, layers.length)] ?? network.output];
  const random = seededRandom(draw.seed);
  const places = Array.from({ length: 3 }, () => ({
    top: Math.floor(random() * (height - patch + 1)),
    left: Math.floor(random() * (width - patch + 1)),
  }));
  const plan = planWindows(compiled, patch, wanted);
  return { plan, wanted, places, image: drawImage(network, draw.seed + 1), fill: drawImage(network, draw.seed + 2) };
}

async function compareWithWhole(compiled: CompiledNetwork, drawn: Case, stretches: number): Promise<void> {
  const { plan, wanted, places, image, fill } = drawn;
  const tensors = tf.memory().numTensors;
  const occluded = await OccludedImage.prepare(plan, image, fill);
  const covering = occluded.cover(places);
  for (const stretch of splitLayers(plan, stretches, wanted)) await covering.advance(stretch);
  const outputs = await Promise.all(wanted.map((name) => readOutput(covering.output(name))));
  const unoccluded = await runWhole(compiled, image, wanted);
  covering.dispose();
  occluded.dispose();
  for (const [index, { top, left }] of places.entries()) {
    const rect = { x: left, y: top, width: plan.patch, height: plan.patch };
    const painted = paintRect(image, fill, compiled.network.layers[0]!.shape, rect);
    const expected = await runWhole(compiled, painted, wanted);
    for (const [at, name] of wanted.entries()) {
      const output = outputs[at]!;
      const length = output.length / places.length;
      const own = output.subarray(index * length, (index + 1) * length);
      const put = putInto(
        unoccluded[at]!,
        own,
        name === "input" ? plan.square : plan.windows.get(name),
        places[index]!,
      );
      expectClose(put, expected[at]!, 1e-5);
    }
  }
  // What a compiled network derives of its weights, it keeps.
  expect(tf.memory().numTensors - tensors).toBeLessThanOrEqual(compiled.network.layers.length);
}

async function readOutput(output: tf.Tensor): Promise<Float32Array> {
  return new Float32Array(await output.data());
}

/** A whole map, its window as it was computed again. */
function putInto(map: Float32Array, cells: Float32Array, window: LayerWindow | undefined, place: Place): Float32Array {
  if (!window || cells.length === map.length) return cells;
  const { rows, columns } = window;
  const channels = map.length / (rows.length * columns.length);
  const put = map.slice();
  for (let row = 0; row < rows.size; row++) {
    const from = row * columns.size * channels;
    const to = ((rows.starts[place.top]! + row) * columns.length + columns.starts[place.left]!) * channels;
    put.set(cells.subarray(from, from + columns.size * channels), to);
  }
  return put;
}
