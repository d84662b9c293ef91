import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { runLayers } from "../test/run-layers.ts";
import { startCpu } from "../test/start-cpu.ts";
import { findStrongestMaps, placeUnits, readUnit, readUnits } from "./index.ts";

// Channels: 0 has its maximum twice, 1 and 2 are equally strong, 3 is negative.
const image = [
  [1, 5, 0, -9],
  [3, 0, 5, -2],
  [3, 1, 2, -4],
  [2, 0, 0, -8],
].flat();

describe("the strongest units", () => {
  beforeAll(startCpu);

  const run = () => runLayers([2, 2, 4], image, [{ operator: "Identity" }]);

  it("come strongest first, ties by the lower channel, within a map by the first place", async () => {
    const { pass, dispose } = run();
    const layer = "Identity";
    expect(await findStrongestMaps(pass, layer, 9)).toEqual([
      { layer, channel: 1, y: 0, x: 0, activation: 5 },
      { layer, channel: 2, y: 0, x: 1, activation: 5 },
      { layer, channel: 0, y: 0, x: 1, activation: 3 },
      { layer, channel: 3, y: 0, x: 1, activation: -2 },
    ]);
    expect(await findStrongestMaps(pass, layer, 2)).toHaveLength(2);
    expect(await findStrongestMaps(pass, layer, 0)).toEqual([]);
    dispose();
  });

  it("of a dense layer have no place", async () => {
    const { pass, dispose } = runLayers(
      [1, 1, 3],
      [1, 3, 2],
      [{ operator: "Flatten", shape: [3], order: "channels-last" }],
    );
    expect(await placeUnits(pass, [{ layer: "Flatten", channel: 1 }])).toEqual([
      { layer: "Flatten", channel: 1, y: 0, x: 0, activation: 3 },
    ]);
    dispose();
  });

  it("are read by place", async () => {
    const { pass, dispose } = run();
    const unit = { layer: "Identity", channel: 3, y: 1, x: 0 };
    expect(await readUnit(pass, unit)).toEqual({ ...unit, activation: -4 });
    const units = await readUnits(pass, [unit, { ...unit, channel: 0, y: 0 }]);
    expect(units.map(({ activation }) => activation)).toEqual([-4, 1]);
    dispose();
  });

  it("are found for many maps by one read of their layer; given places stay", async () => {
    const { pass, dispose } = run();
    const read = vi.spyOn(pass, "activation");
    const layer = "Identity";
    const given = { layer, channel: 0, y: 1, x: 1 };
    const placed = await placeUnits(pass, [{ layer, channel: 3 }, given, { layer, channel: 0 }, { layer, channel: 3 }]);
    expect(placed.map(({ channel, y, x }) => [channel, y, x])).toEqual([
      [3, 0, 1],
      [0, 1, 1],
      [0, 0, 1],
      [3, 0, 1],
    ]);
    expect(read).toHaveBeenCalledTimes(1);
    dispose();
  });

  it("leave no tensor behind", async () => {
    const before = tf.memory().numTensors;
    const { pass, dispose } = run();
    await findStrongestMaps(pass, "Identity", 3);
    await readUnit(pass, { layer: "Identity", channel: 0, y: 0, x: 0 });
    dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("refuse unknown layers and channels, the input, and what is not finite", async () => {
    const { pass, dispose } = run();
    await expect(findStrongestMaps(pass, "conv", 1)).rejects.toMatchObject({ code: "unknown-layer" });
    await expect(findStrongestMaps(pass, "input", 1)).rejects.toMatchObject({ code: "not-projectable" });
    await expect(placeUnits(pass, [{ layer: "Identity", channel: 4 }])).rejects.toMatchObject({ code: "out-of-range" });
    dispose();
    const broken = runLayers([1, 1, 2], [1, Number.POSITIVE_INFINITY], [{ operator: "Identity" }]);
    await expect(findStrongestMaps(broken.pass, "Identity", 1)).rejects.toThrow(
      'layer "Identity", channel 1: expected finite activations, got Infinity',
    );
    broken.dispose();
  });
});
