import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { BinaryWriter } from "@bufbuild/protobuf/wire";
import { Code, createClient, type Transport } from "@connectrpc/connect";
import { createConnectTransport, createGrpcTransport, createGrpcWebTransport } from "@connectrpc/connect-node";
import { DatasetService, DeconvService, ModelService } from "@deconvscope/proto";
import { Client, credentials } from "@grpc/grpc-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../src/start-server.ts";
import { rawRequest } from "./raw-request.ts";
import { smallModel } from "./small-model.ts";
import { testOptions } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

/** grpc.health.v1.HealthCheckResponse.SERVING */
const serving = 1;

/** A call of grpc.health.v1, by hand: its messages have one field each. */
function healthCall(method: string, service: string) {
  const write = (name: string) => Buffer.from(new BinaryWriter().tag(1, 2).string(name).finish());
  const read = (bytes: Buffer): number => bytes[1] ?? 0;
  return [`/grpc.health.v1.Health/${method}`, write, read, service] as const;
}

let folder: string;
let server: RunningServer;
let site: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deconvscope-server-"));
  for (const zone of ["models", "deconv"]) {
    await mkdir(join(folder, "web", zone, "out"), { recursive: true });
    await writeFile(join(folder, "web", zone, "out", "index.html"), `<html>${zone}`);
  }
  server = await startServer({
    ...testOptions,
    dataDir: join(folder, "state"),
    webRoot: join(folder, "web"),
    httpPort: 0,
    grpcPort: 0,
  });
  site = `http://localhost:${server.httpPort}`;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const upload = (query: string, body: Uint8Array, headers = {}) =>
  fetch(`${site}/models?${query}`, { method: "POST", body: Buffer.from(body), headers });

describe("the three protocols answer the same", () => {
  const transports: [string, () => Transport][] = [
    ["gRPC", () => createGrpcTransport({ baseUrl: `http://localhost:${server.grpcPort}` })],
    ["gRPC-Web", () => createGrpcWebTransport({ baseUrl: site, httpVersion: "1.1" })],
    ["Connect", () => createConnectTransport({ baseUrl: site, httpVersion: "1.1" })],
  ];
  const values = Float32Array.from({ length: 768 }, (_, index) => Math.cos(index));
  const image = tensorImage(values, [16, 16, 3]);
  const pictures: string[] = [];

  beforeAll(async () => {
    expect((await upload("name=small", smallModel())).status).toBe(200);
  });

  test.each(transports)("%s", async (_, transport) => {
    const models = createClient(ModelService, transport());
    const { models: listed } = await models.listModels({});
    expect(listed.map(({ name }) => name)).toContain("small");
    let requestId: string | null = null;
    const onHeader = (headers: Headers): void => {
      requestId = headers.get("x-request-id");
    };
    const stream = createClient(DeconvService, transport()).reconstruct(
      { model: "small", image, strongest: { layer: "relu2", count: 3 } },
      { onHeader, headers: { "x-request-id": "request-1" } },
    );
    const answers = [];
    for await (const { reconstruction } of stream) {
      answers.push([
        reconstruction?.unit?.channel,
        Buffer.from(reconstruction?.projectionPng ?? []).toString("base64"),
      ]);
    }
    pictures.push(JSON.stringify(answers));
    expect(answers).toHaveLength(3);
    expect(new Set(pictures).size).toBe(1);
    expect(requestId).toBe("request-1");
    await expect(models.getModel({ model: "nothing" })).rejects.toMatchObject({ code: Code.NotFound });
    await expect(createClient(DatasetService, transport()).getImage({})).rejects.toMatchObject({
      code: Code.InvalidArgument,
      rawMessage: "image: nothing given; expected dataset, split and index",
    });
  });
});

describe("beside the services, gRPC has", () => {
  test("health, of the server and of each service", async () => {
    const client = new Client(`localhost:${server.grpcPort}`, credentials.createInsecure());
    const check = (service: string) =>
      new Promise((resolve, reject) => {
        client.makeUnaryRequest(...healthCall("Check", service), (error, status) =>
          error === null ? resolve(status) : reject(error),
        );
      });
    expect(await check("")).toBe(serving);
    expect(await check("deconvscope.v1.DeconvService")).toBe(serving);
    await expect(check("nobody")).rejects.toThrow("NOT_FOUND");
    client.close();
  });

  test("reflection, from which a client learns to call", async () => {
    const buf = (...args: string[]) =>
      promisify(execFile)("buf", ["curl", "--protocol", "grpc", "--http2-prior-knowledge", ...args]);
    const listed = await buf("--list-services", `http://localhost:${server.grpcPort}`);
    expect(listed.stdout).toContain("deconvscope.v1.DeconvService");
    const url = `http://localhost:${server.grpcPort}/deconvscope.v1.ModelService/ListModels`;
    expect(JSON.parse((await buf("-d", "{}", url)).stdout)).toMatchObject({ models: expect.any(Array) });
    const health = await buf("-d", "{}", `http://localhost:${server.grpcPort}/grpc.health.v1.Health/Check`);
    expect(JSON.parse(health.stdout)).toEqual({ status: "SERVING" });
  });
});

describe("plain HTTP", () => {
  test("the dashboard's zones, on the same origin", async () => {
    expect(await (await fetch(`${site}/`)).text()).toBe("<html>models");
    expect(await (await fetch(`${site}/deconv?model=x`)).text()).toBe("<html>deconv");
    expect((await fetch(`${site}/`, { method: "PUT" })).status).toBe(405);
  });

  test("a path that is none is the sender's fault", async () => {
    expect(await rawRequest(server.httpPort, "//")).toMatchObject({ status: 400 });
  });

  test("a form is no model: the file itself is the body", async () => {
    const form = new FormData();
    form.append("file", new Blob([Buffer.from(smallModel())]));
    const answer = await fetch(`${site}/models?name=form`, { method: "POST", body: form });
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { message: expect.stringMatching(/^content-type: "multipart\/form-data.* given; expected the file's own bytes/) },
    ]);
  });

  test.each([
    ["name=UPPER", smallModel(), /^name: "UPPER" given; expected/],
    ["name=torn", new Uint8Array(9), /^body: /],
    ["name=none", new Uint8Array(0), /^body: 0 bytes given/],
    ["name=labels&labels=one", smallModel(), /^labels: 1 given; expected/],
    ["name=mean&preprocessing={%22mean%22:[1,2]}", smallModel(), /^preprocessing/],
    ["name=trained&dataset=nowhere", smallModel(), /^dataset: /],
    ["name=shape&input_shape=9x9x9", smallModel(), /^input_shape: /],
  ])("what is wrong with an upload is called as it was given: %s", async (query, body, words) => {
    const answer = (await (await upload(query, body)).json()) as { message: string; details?: { value: string }[] };
    expect(answer.message).toMatch(words);
    const told = Buffer.from(answer.details?.[0]?.value ?? "", "base64").toString("latin1");
    expect(told).toContain(answer.message.split(": ")[0]);
    expect(told).not.toMatch(/header|chunk/);
  });

  test("no calls from pages of others", async () => {
    const headers = { "content-type": "application/json", origin: "https://evil.example" };
    const url = `${site}/deconvscope.v1.ModelService/ListModels`;
    expect((await fetch(url, { method: "POST", headers, body: "{}" })).status).toBe(403);
    expect((await fetch(url, { method: "POST", headers: { ...headers, origin: site }, body: "{}" })).status).toBe(200);
  });

  test("health, metrics and status", async () => {
    expect((await fetch(`${site}/healthz`)).status).toBe(200);
    const metrics = await (await fetch(`${site}/metrics`)).text();
    expect(metrics).toMatch(/deconvscope_images_total \d/);
    expect(metrics).toMatch(
      /deconvscope_requests_total\{method="deconvscope\.v1\.ModelService\/ListModels",code="ok"\} \d/,
    );
    expect(await (await fetch(`${site}/status.json`)).json()).toMatchObject({
      backend: server.backend,
      zones: ["deconv", "models"],
      grpcPort: server.grpcPort,
      grpcTls: false,
      presets: { "imagenet-rgb": { resizeShortSide: 256, channelOrder: "CHANNEL_ORDER_RGB" } },
    });
  });

  test("a model is uploaded with all that its header says", async () => {
    const query = new URLSearchParams({
      name: "uploaded",
      description: "by hand",
      labels: "a\nb\nc\nd\ne\n",
      preprocessing: JSON.stringify({ channelOrder: "CHANNEL_ORDER_BGR", divideBy: 2 }),
      independent_classes: "true",
    });
    const response = await upload(query.toString(), smallModel(2));
    expect(await response.json()).toMatchObject({ summary: { name: "uploaded", classes: 5, inputShape: [16, 16, 3] } });
    const models = createClient(ModelService, createConnectTransport({ baseUrl: site, httpVersion: "1.1" }));
    expect((await models.getModel({ model: "uploaded" })).labels).toEqual(["a", "b", "c", "d", "e"]);
    let exported = "";
    for await (const { chunk } of models.exportModel({ model: "uploaded" })) {
      exported += Buffer.from(chunk).toString("latin1");
    }
    expect(exported).toContain('"independentClasses":true');
  });

  test("a refused upload says why as Connect does, also before it has read all", async () => {
    const large = await upload("name=Bad", new Uint8Array(5_000_000));
    expect(large.status).toBe(400);
    expect(await large.json()).toMatchObject({
      code: "invalid_argument",
      message: expect.stringMatching(/^name: /),
    });
    const shape = await upload("name=x&input_shape=1x2", smallModel());
    expect(await shape.json()).toMatchObject({ message: expect.stringMatching(/^input_shape: "1x2" given/) });
    const unknown = await upload("name=x&mean=1,2", smallModel());
    expect([unknown.status, await unknown.json()]).toMatchObject([
      400,
      {
        code: "invalid_argument",
        message:
          '"mean": no such parameter; expected name, description, labels, input_shape, preprocessing, dataset, independent_classes',
      },
    ]);
    const twice = await upload("name=x&name=y", smallModel());
    expect(await twice.json()).toMatchObject({ message: "name: 2 given; expected one" });
    const neither = await upload("name=x&independent_classes=1", smallModel());
    expect(await neither.json()).toMatchObject({
      message: 'independent_classes: "1" given; expected true or false',
    });
    const preprocessing = await upload("name=x&preprocessing=%7B", smallModel());
    expect(await preprocessing.json()).toMatchObject({ message: expect.stringMatching(/^preprocessing: /) });
    const order = new URLSearchParams({ name: "x", preprocessing: '{"channelOrder": "BGR"}' });
    expect(await (await upload(order.toString(), smallModel())).json()).toMatchObject({
      message: expect.stringMatching(/^preprocessing\.channel_order: "BGR" given; expected .*CHANNEL_ORDER_BGR/),
    });
  });

  test("custom elements are for pages of others; none is invented", async () => {
    expect((await fetch(`${site}/embed/no-such-thing.js`)).status).toBe(404);
    expect((await fetch(`${site}/embed/..%2f..%2fpackage.js`)).status).toBe(404);
  });
});

test("a page that is closed in mid-stream stops the compute", async () => {
  const transport = createConnectTransport({ baseUrl: site, httpVersion: "1.1" });
  const image = tensorImage(new Float32Array(768).fill(0.5), [16, 16, 3]);
  const units = Array.from({ length: 10_000 }, (_, index) => ({ layer: "conv2", channel: index % 12, y: 3, x: 3 }));
  const controller = new AbortController();
  const client = createClient(DeconvService, transport);
  const stream = client.reconstruct({ model: "small", image, units }, { signal: controller.signal });
  await stream[Symbol.asyncIterator]().next();
  controller.abort();
  const ended = async () =>
    (await (await fetch(`${site}/metrics`)).text()).includes('DeconvService/Reconstruct",code="Canceled"} 1');
  await expect.poll(ended, { timeout: 60_000 }).toBe(true);
  await createClient(ModelService, transport).classify({ model: "small", image });
});

test("with a token, calls without it are refused on both ports, as are messages beyond the limit", async () => {
  const tokenFile = join(folder, "token");
  await writeFile(tokenFile, "a-token-of-some-length");
  const options = {
    ...testOptions,
    dataDir: join(folder, "other"),
    httpPort: 0,
    grpcPort: 0,
    tokenFile,
    maxRequestBytes: 50_000,
  };
  const guarded = await startServer(options);
  const baseUrl = `http://127.0.0.1:${guarded.httpPort}`;
  const transports = [
    createConnectTransport({ baseUrl, httpVersion: "1.1" }),
    createGrpcTransport({ baseUrl: `http://127.0.0.1:${guarded.grpcPort}` }),
  ];
  for (const transport of transports) {
    const client = createClient(ModelService, transport);
    await expect(client.listModels({})).rejects.toMatchObject({ code: Code.Unauthenticated });
    const headers = { authorization: "Bearer a-token-of-some-length" };
    expect((await client.listModels({}, { headers })).models).toBeDefined();
    // Beyond the limit of one message, on either port.
    const source = { case: "encoded", value: new Uint8Array(60_000) } as const;
    await expect(client.classify({ model: "x", image: { source } }, { headers })).rejects.toMatchObject({
      code: Code.ResourceExhausted,
      rawMessage: expect.stringContaining("50000"),
    });
  }
  expect((await fetch(`${baseUrl}/models?name=x`, { method: "POST", body: Buffer.from(smallModel()) })).status).toBe(
    401,
  );
  expect((await fetch(`${baseUrl}/metrics`)).status).toBe(401);
  expect((await fetch(`${baseUrl}/healthz`)).status).toBe(200);
  // A stream that nobody ends does not hold the server for ever.
  const watcher = new Client(`127.0.0.1:${guarded.grpcPort}`, credentials.createInsecure());
  const watching = watcher.makeServerStreamRequest(...healthCall("Watch", ""));
  watching.on("error", () => watcher.close());
  await new Promise((resolve) => watching.once("data", resolve));
  await guarded.close();
});

test("a port that is taken is named", async () => {
  const taken = { ...testOptions, dataDir: join(folder, "third"), httpPort: server.httpPort, grpcPort: 0 };
  await expect(startServer(taken)).rejects.toThrow(`HTTP cannot listen on 127.0.0.1:${server.httpPort}`);
});
