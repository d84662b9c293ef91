import { parentPort } from "node:worker_threads";
import { type Drawing, drawBatch } from "./drawing.ts";

/** The thread that draws for `DrawingThread`: it says that it runs, then that a drawing is done, in their order. */

parentPort?.on("message", (drawing: Drawing) => {
  drawBatch(drawing);
  parentPort?.postMessage("drawn");
});
parentPort?.postMessage("ready");
