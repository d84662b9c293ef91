import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import { configure, OnnxRuntimeBackend } from "tfjs-backend-onnxruntime";
import { type GraphProfile, readGraphProfile } from "./read-graph-profile.ts";

/**
 * What ONNX Runtime says of the graphs that the backend compiles for some work.
 * @param work everything that compiles, runs and frees them
 */
export async function profileGraphs(work: () => Promise<void>): Promise<GraphProfile[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "deconvscope-profile-"));
  try {
    configure({ profilePrefix: path.join(folder, "graph") });
    restartBackend();
    await work();
    configure({ profilePrefix: "" });
    restartBackend();
    const files = (await readdir(folder)).toSorted();
    const graphs = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
    return graphs.map(readGraphProfile);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Graphs write their profiles when they are freed, and the backend frees them all when it goes. */
function restartBackend(): void {
  tf.removeBackend("onnxruntime");
  tf.registerBackend("onnxruntime", () => new OnnxRuntimeBackend(), 0);
}
