import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { beforeAll, describe, it } from "vitest";
import { differentiate } from "../test/autodiff.ts";
import { buildDrawn } from "../test/build-drawn.ts";
import { type Draw, drawNetwork } from "../test/draw-network.ts";
import { expectClose } from "../test/expect-close.ts";
import { drawInput, pickUnit } from "../test/pick-drawn.ts";
import { projectFull } from "../test/project-full.ts";
import { startCpu } from "../test/start-cpu.ts";
import { compileNetwork, type ForwardPass, runForward, type Unit } from "./index.ts";

const runs = { numRuns: 80, seed: 7 };

describe("projections of random networks", () => {
  beforeAll(startCpu);

  it("by gradient equal automatic differentiation, inside the receptive field and outside", () =>
    fc.assert(
      fc.asyncProperty(drawNetwork, async (draw) => {
        await withPass(draw, async (pass, input, unit) => {
          const projected = await projectFull(pass, unit, { rule: "gradient", seed: "one" });
          expectClose(projected, await differentiate(pass.compiled, input, unit), 1e-5);
        });
      }),
      runs,
    ));

  it.for(["deconvnet", "gradient", "guided"] as const)("by %s are the same on windows and on whole maps", (rule) =>
    fc.assert(
      fc.asyncProperty(drawNetwork, async (draw) => {
        await withPass(draw, async (pass, _input, unit) => {
          const windowed = await projectFull(pass, unit, { rule });
          expectClose(windowed, await projectFull(pass, unit, { rule, wholeMaps: true }), 1e-6);
        });
      }),
      runs,
    ),
  );
});

async function withPass(
  draw: Draw,
  check: (pass: ForwardPass, input: tf.Tensor4D, unit: Unit) => Promise<void>,
): Promise<void> {
  const compiled = compileNetwork(buildDrawn(draw));
  const input = drawInput(compiled, draw.seed);
  const pass = runForward(compiled, input);
  try {
    await check(pass, input, pickUnit(compiled, draw.unit));
  } finally {
    tf.dispose(input);
    pass.dispose();
    compiled.dispose();
  }
}
