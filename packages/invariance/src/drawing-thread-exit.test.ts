import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import type { Drawing } from "./drawing.ts";
import { DrawingThread } from "./drawing-thread.ts";
import { shareValues } from "./shared-values.ts";
import { surroundImage } from "./surrounded-image.ts";

const started: EventEmitter[] = vi.hoisted(() => []);

vi.mock("node:worker_threads", () => ({
  Worker: class extends EventEmitter {
    constructor() {
      super();
      started.push(this);
    }
    ref() {}
    unref() {}
    postMessage() {}
  },
}));

const drawing: Drawing = {
  image: surroundImage(Float32Array.of(1, 2), [1, 2, 1]),
  transform: "rotate",
  amounts: [180],
  pixels: shareValues(2),
};

test("the end of a thread that died of an error is no end of the one that was started after it", async () => {
  const thread = new DrawingThread();
  await thread.draw(drawing);
  const [first] = started;
  first!.emit("message", "ready");
  const failed = expect(thread.draw(drawing)).rejects.toThrow("no memory");
  first!.emit("error", new Error("no memory"));
  await failed;
  await thread.draw(drawing);
  const second = started[1]!;
  second.emit("message", "ready");
  const drawn = thread.draw(drawing);
  first!.emit("exit");
  second.emit("message", "drawn");
  await drawn;
  expect(started).toHaveLength(2);
});
