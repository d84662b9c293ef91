import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { ModelFormat, ModelService, RunState, TrainingService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";

const script = path.resolve(import.meta.dirname, "../../../examples/python/run.sh");
const isFound = spawnSync("python3", ["-m", "venv", "--help"]).status === 0;
const run = promisify(execFile);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "deconvscope-sender-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const transport = () => createGrpcTransport({ baseUrl: `http://${inject("grpc")}` });

async function exportOnnx(model: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const request = { model, format: ModelFormat.ONNX };
  for await (const { chunk } of createClient(ModelService, transport()).exportModel(request)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe.each(isFound ? ["python"] : [])("%s", () => {
  test("sends snapshots of a training elsewhere, which are models of a run then", { timeout: 600_000 }, async () => {
    const file = path.join(folder, "network.onnx");
    await writeFile(file, await exportOnnx("menagerie-zfnet"));
    const name = "sent-by-python";
    const args = ["record", file, file, "--run", name, "--steps", "50", "--address", inject("grpc")];
    expect((await run(script, args)).stdout).toBe(`run ${name}: 2 sent\n`);
    const training = createClient(TrainingService, transport());
    const { run: recorded } = await training.getRun({ id: name });
    expect(recorded?.state).toBe(RunState.COMPLETE);
    const kept = recorded?.snapshots.map(({ step, epoch, model }) => [step, epoch, model]);
    expect(kept).toEqual([
      [50n, 1, `${name}/1`],
      [100n, 2, `${name}/2`],
    ]);
    const { summary } = await createClient(ModelService, transport()).getModel({ model: `${name}/2` });
    expect(summary?.inputShape).toEqual([96, 96, 3]);
    await training.deleteRun({ id: name });
  });

  test("waits for a server, drops the oldest and says so", { timeout: 600_000 }, async () => {
    expect((await run(script, ["test_snapshot_sender"])).stderr).toMatch(/\nOK\n$/);
  });
});

if (!isFound) console.log("the sender of snapshots was not run: no python3 on this machine");
