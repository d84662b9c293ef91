import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { DatasetService, ModelFormat, ModelService, RunState, TrainingService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type RunningProduct, startProduct } from "../src/index.ts";

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

  test("its examples refuse numbers that are none for the contract in words", { timeout: 600_000 }, async () => {
    expect((await run(script, ["test_whole_number"])).stderr).toMatch(/\nOK\n$/);
  });
});

const isEncrypted = isFound && spawnSync("openssl", ["version"]).status === 0;

describe.each(isEncrypted ? ["python, with TLS"] : [])("%s", () => {
  let product: RunningProduct;
  const certificate = () => path.join(folder, "server.pem");
  const token = () => path.join(folder, "token");
  const connection = () => ["--address", `https://${product.grpc}`, "--ca", certificate(), "--token-file", token()];

  beforeAll(async () => {
    const key = path.join(folder, "server.key");
    const own = ["-nodes", "-days", "2", "-subj", "/CN=server", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"];
    const files = ["-keyout", key, "-out", certificate()];
    await run("openssl", ["req", "-x509", "-newkey", "rsa:2048", ...own, ...files]);
    await writeFile(token(), "token-of-the-sender-tests\n");
    product = await startProduct(["--tls-cert", certificate(), "--tls-key", key, "--token-file", token()]);
  }, 60_000);
  afterAll(() => product?.stop());

  test("examples reach a server that has a certificate of its own and asks for a token", {
    timeout: 600_000,
  }, async () => {
    const photo = path.join(folder, "photo.png");
    const image = { dataset: "menagerie", split: "validation", index: 0 };
    await writeFile(photo, (await createClient(DatasetService, transport()).getImage({ image })).encoded);
    const out = path.join(folder, "unit.png");
    const asked = ["--model", "menagerie-zfnet", "--layer", "relu4", "--out", out, photo];
    expect((await run(script, ["reconstruct", ...connection(), ...asked])).stdout).toMatch(/^relu4 .*written to/);
    const network = path.join(folder, "sent.onnx");
    await writeFile(network, await exportOnnx("menagerie-zfnet"));
    const sent = await run(script, ["record", network, "--run", "sent", ...connection()]);
    expect(sent.stdout).toBe("run sent: 1 sent\n");
    const refused = run(script, ["reconstruct", "--address", `https://${product.grpc}`, ...asked]);
    await expect(refused).rejects.toMatchObject({
      stderr: expect.stringMatching(/reconstruct\.py: UNAVAILABLE: the certificate of localhost:\d+ is not trusted; /),
    });
  });

  test("what a channel promises", { timeout: 600_000 }, async () => {
    expect((await run(script, ["test_channel"])).stderr).toMatch(/\nOK\n$/);
  });
});

if (!isFound) console.log("the sender of snapshots was not run: no python3 on this machine");
