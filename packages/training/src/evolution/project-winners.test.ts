import "@tensorflow/tfjs-backend-cpu";
import { compileNetwork, projectUnits, runForward } from "@deconvscope/deconvnet";
import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, expect, test } from "vitest";
import { smallFeatures, smallImages } from "../../test/small-features.ts";
import { placeInField } from "./map-field.ts";
import { type FollowedWinner, projectWinners } from "./project-winners.ts";

beforeAll(async () => {
  await tf.setBackend("cpu");
});

const images = smallImages(3);
const inputOf = (image: number) => images.slice(160 * image, 160 * (image + 1));
const read = async (image: number) => ({ input: inputOf(image), image });

/** The activation is what another pass found; the seed is what this one does. */
const winner = (layer: string, channel: number, image: number, y: number, x: number): FollowedWinner => ({
  ...{ layer, channel, image, y, x },
  activation: -1,
});
const winners = [
  winner("relu1", 0, 2, 0, 0),
  winner("relu1", 1, 0, 9, 7),
  winner("relu1", 2, -1, 0, 0),
  winner("relu2", 3, 2, 2, 1),
  winner("relu2", 4, 2, 4, 3),
];

test("projects each winner as one by one, deeper layers and lower images first, and leaves out what nothing excites", async () => {
  const compiled = compileNetwork(smallFeatures());
  const seen: FollowedWinner[] = [];
  for await (const { winner, projection, image } of projectWinners(compiled, winners, read)) {
    seen.push(winner);
    expect(image.image).toBe(winner.image);
    const pass = runForward(compiled, tf.tensor4d(inputOf(winner.image), [1, 10, 8, 2]));
    const { value } = await projectUnits(pass, [winner]).next();
    expect(projection.field).toEqual(value?.field);
    expect(projection.unit).toMatchObject({ layer: winner.layer, channel: winner.channel, y: winner.y, x: winner.x });
    for (const [at, number] of projection.signal.entries()) expect(number).toBeCloseTo(value!.signal[at]!, 5);
    pass.dispose();
  }
  expect(seen).toEqual([winners[3], winners[4], winners[1], winners[0]]);
});

test("a projection lies in its field as it does in the image", async () => {
  const compiled = compileNetwork(smallFeatures());
  const placed = [];
  for await (const { winner, projection } of projectWinners(compiled, winners, read)) {
    const { inside, signal } = placeInField(projection, compiled.field(winner.layer));
    expect(signal).toHaveLength(inside.width * inside.height * 2);
    placed.push(inside);
  }
  expect(placed).toEqual([
    { x: 1, y: 0, width: 7, height: 8 },
    { x: 0, y: 0, width: 5, height: 5 },
    { x: 0, y: 0, width: 2, height: 2 },
    { x: 1, y: 1, width: 2, height: 2 },
  ]);
});

test("stops when it is told to, and throws what reading throws, with no tensor left", async () => {
  const compiled = compileNetwork(smallFeatures());
  const before = tf.memory().numTensors;
  const controller = new AbortController();
  const stopped = async () => {
    for await (const _ of projectWinners(compiled, winners, read, controller.signal)) controller.abort();
  };
  await expect(stopped()).rejects.toThrow("aborted");
  const unreadable = async (image: number) => {
    if (image === 2) throw new Error("gone");
    return read(image);
  };
  const failing = async () => {
    for await (const { winner } of projectWinners(compiled, winners, unreadable)) expect(winner.image).toBe(0);
  };
  await expect(failing()).rejects.toThrow("gone");
  expect(tf.memory().numTensors).toBe(before);
});
