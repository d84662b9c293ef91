import { expect, test } from "vitest";
import { drawAhead } from "./draw-ahead.ts";
import { type Drawer, drawBatch } from "./drawing.ts";
import { DrawingThread } from "./drawing-thread.ts";
import { shareValues } from "./shared-values.ts";
import { surroundImage } from "./surrounded-image.ts";

const shape = [5, 6, 3] as const;
const length = 90;
const image = surroundImage(
  Float32Array.from({ length }, (_, at) => (at * 7) % 11),
  shape,
);
const orders = [[20], [40, 60], [80, 100, 120], [0], [7, 8]].map((amounts) => ({
  ...{ image, transform: "rotate" as const, amounts },
}));
const drawHere = () =>
  orders.map((order) => {
    const pixels = new Float32Array(3 * length);
    drawBatch({ ...order, pixels });
    return pixels;
  });

/** A thread that runs: what it is asked to draw before it does so is drawn at once. */
async function startThread(): Promise<DrawingThread> {
  const thread = new DrawingThread();
  const pixels = new Float32Array(length);
  // What is not shared is copied on its way to another thread: it stays as it is once that one draws.
  do {
    pixels.fill(-1);
    await thread.draw({ ...orders[0]!, pixels });
    await new Promise((resolve) => setTimeout(resolve, 5));
  } while (pixels.some((value) => value !== -1));
  return thread;
}

async function readAhead(drawer: Drawer | undefined): Promise<Float32Array[]> {
  const batches: Float32Array[] = [];
  for await (const { pixels } of drawAhead(orders, 3 * length, drawer)) batches.push(pixels.slice());
  return batches;
}

test("a batch is filled up with the last image", () => {
  const [one, two] = drawHere();
  expect(one!.slice(length, 2 * length)).toEqual(one!.slice(0, length));
  expect(two!.slice(2 * length)).toEqual(two!.slice(length, 2 * length));
  expect(two!.slice(0, length)).not.toEqual(two!.slice(length, 2 * length));
});

test("another thread draws what this one would, before it runs and then", async () => {
  const expected = drawHere();
  expect(await readAhead(undefined)).toEqual(expected);
  const thread = new DrawingThread();
  expect(await readAhead(thread)).toEqual(expected);
  await thread.close();
  const running = await startThread();
  expect(await readAhead(running)).toEqual(expected);
  await running.close();
});

test("the next batch is drawn while one is in use, and no other", async () => {
  const asked: number[] = [];
  const drawer: Drawer = { draw: async ({ amounts }) => void asked.push(amounts.length) };
  for await (const { amounts } of drawAhead(orders, 3 * length, drawer)) {
    if (amounts.length === 2) break;
  }
  expect(asked).toEqual([1, 2, 3]);
});

test("a drawing that fails is told where it would be used, and by nobody who stops before", async () => {
  const failing = (): Drawer => {
    let drawings = 0;
    return {
      draw: async () => {
        drawings += 1;
        if (drawings === 2) throw new Error("no more");
      },
    };
  };
  const ahead = drawAhead(orders, 3 * length, failing());
  expect((await ahead.next()).done).toBe(false);
  await expect(ahead.next()).rejects.toThrow("no more");
  for await (const _ of drawAhead(orders, 3 * length, failing())) break;
});

test("a thread that is closed while it draws says so, and draws again when it is asked", async () => {
  const thread = await startThread();
  const side = 1500;
  const large = surroundImage(new Float32Array(side * side), [side, side, 1]);
  const drawn = thread.draw({ ...orders[2]!, image: large, pixels: shareValues(3 * side * side) });
  const refused = expect(drawn).rejects.toThrow("the thread that draws images was closed");
  await thread.close();
  await refused;
  const drawing = { ...orders[2]!, pixels: shareValues(3 * length) };
  await thread.draw(drawing);
  expect(drawing.pixels.slice()).toEqual(drawHere()[2]);
  await thread.close();
});
