import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
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
import { smallModel } from "./small-model.ts";
import { testOptions } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

const inline = 'self.__next_f = ["<x>"]';
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
  await writePages(join(folder, "web"));
  server = await startServer({
    ...testOptions,
    dataDir: join(folder, "state"),
    webRoot: join(folder, "web"),
    httpPort: 0,
    grpcPort: 0,
    corsOrigins: ["https://lab.example"],
  });
  site = `http://localhost:${server.httpPort}`;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function writePages(root: string): Promise<void> {
  for (const [zone, base] of [
    ["models", ""],
    ["deconv", "/deconv"],
  ] as const) {
    const out = join(root, zone, "out");
    await mkdir(join(out, "_next/static"), { recursive: true });
    const html = `<html><script>${inline}</script><script src="${base}/_next/static/app.js" async=""></script>${zone}`;
    await writeFile(join(out, "index.html"), html);
    await writeFile(join(out, "404.html"), `<html>${zone} has no such page`);
    await writeFile(join(out, "about.html"), "<html>about");
    await writeFile(join(out, "_next/static/app.js"), `console.log(${JSON.stringify("x".repeat(5000))})`);
    await writeFile(join(out, ".secret"), "secret");
  }
  await writeFile(join(root, "models", "package.json"), "secret");
}

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
  });
});

describe("plain HTTP", () => {
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
      presets: { "imagenet-rgb": { resizeShortSide: 256, channelOrder: "CHANNEL_ORDER_RGB" } },
    });
  });

  test("a model is uploaded with all that its header says", async () => {
    const query = new URLSearchParams({
      name: "uploaded",
      description: "by hand",
      labels: "a\nb\nc\nd\ne\n",
      preprocessing: JSON.stringify({ channelOrder: "CHANNEL_ORDER_BGR", divideBy: 2 }),
    });
    const response = await upload(query.toString(), smallModel(2));
    expect(await response.json()).toMatchObject({ summary: { name: "uploaded", classes: 5, inputShape: [16, 16, 3] } });
    const { labels } = await createClient(
      ModelService,
      createConnectTransport({ baseUrl: site, httpVersion: "1.1" }),
    ).getModel({
      model: "uploaded",
    });
    expect(labels).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("a refused upload says why as Connect does, also before it has read all", async () => {
    const large = await upload("name=Bad", new Uint8Array(5_000_000));
    expect(large.status).toBe(400);
    expect(await large.json()).toMatchObject({
      code: "invalid_argument",
      message: expect.stringMatching(/^header\.name/),
    });
    const shape = await upload("name=x&input_shape=1x2", smallModel());
    expect(await shape.json()).toMatchObject({ message: expect.stringMatching(/^input_shape: "1x2" given/) });
    const preprocessing = await upload("name=x&preprocessing=%7B", smallModel());
    expect(await preprocessing.json()).toMatchObject({ message: expect.stringMatching(/^preprocessing: /) });
  });

  test("custom elements are for pages of others; none is invented", async () => {
    expect((await fetch(`${site}/embed/no-such-thing.js`)).status).toBe(404);
    expect((await fetch(`${site}/embed/..%2f..%2fpackage.js`)).status).toBe(404);
  });
});

describe("pages", () => {
  test("each zone has its base path, with a policy for the inline scripts that it has", async () => {
    const root = await fetch(`${site}/`);
    expect(await root.text()).toContain("models");
    expect(await (await fetch(`${site}/deconv?model=x`)).text()).toContain("deconv");
    expect(await (await fetch(`${site}/deconv/`)).text()).toContain("deconv");
    expect(await (await fetch(`${site}/about`)).text()).toContain("about");
    const policy = root.headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`script-src 'self' 'sha256-${createHash("sha256").update(inline).digest("base64")}';`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  test("types, caching and compression", async () => {
    const script = await fetch(`${site}/deconv/_next/static/app.js`, { headers: { "accept-encoding": "gzip" } });
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect(script.headers.get("content-encoding")).toBe("gzip");
    expect(await script.text()).toContain("xxxx");
    const again = await fetch(`${site}/`, {
      headers: { "if-none-match": (await fetch(`${site}/`)).headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    expect((await fetch(`${site}/`, { method: "HEAD" })).headers.get("content-length")).not.toBe("0");
  });

  test("nothing outside the build, nothing hidden", async () => {
    for (const path of [
      "/.secret",
      "/%2e%2e/package.json",
      "/..%2fpackage.json",
      "/deconv/..%2f..%2fmodels%2fpackage.json",
      "/%00",
      "/%zz",
    ]) {
      const { status, body } = await rawGet(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toContain("secret");
    }
    expect(await (await fetch(`${site}/deconv/nowhere`)).text()).toBe("<html>deconv has no such page");
    expect((await fetch(`${site}/`, { method: "PUT" })).status).toBe(405);
  });
});

describe("pages of others", () => {
  const call = (headers: Record<string, string>, method = "POST") =>
    rawRequest("/deconvscope.v1.ModelService/ListModels", method, { "content-type": "application/json", ...headers });

  test("may call from an allowed origin only", async () => {
    const allowed = await call({ origin: "https://lab.example" });
    expect([allowed.status, allowed.headers["access-control-allow-origin"]]).toEqual([200, "https://lab.example"]);
    const preflight = await call({ origin: "https://lab.example" }, "OPTIONS");
    expect(preflight.status).toBe(204);
    expect(preflight.headers["access-control-allow-headers"]).toMatch(/authorization/);
    expect((await call({ origin: "https://evil.example" })).status).toBe(403);
    expect((await call({ origin: "null" })).status).toBe(403);
    expect((await call({ origin: "http://localhost:3000" })).status).toBe(200);
  });

  test("cannot point a name of theirs here", async () => {
    expect((await call({ host: "evil.example" })).status).toBe(403);
    expect((await call({ host: "localhost.evil.example:80" })).status).toBe(403);
    expect((await call({ host: "127.0.0.1:1" })).status).toBe(200);
  });
});

test("with a token, calls without it are refused on both ports", async () => {
  const tokenFile = join(folder, "token");
  await writeFile(tokenFile, "a-token-of-some-length");
  const options = { ...testOptions, dataDir: join(folder, "other"), httpPort: 0, grpcPort: 0, tokenFile };
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
  const before = performance.now();
  await guarded.close();
  expect(performance.now() - before).toBeLessThan(3500);
});

test("a port that is taken is named", async () => {
  const taken = { ...testOptions, dataDir: join(folder, "third"), httpPort: server.httpPort, grpcPort: 0 };
  await expect(startServer(taken)).rejects.toThrow(`HTTP cannot listen on 127.0.0.1:${server.httpPort}`);
});

function rawGet(path: string) {
  return rawRequest(path, "GET", {});
}

/** Paths and hosts as they are written: fetch would tidy them. */
function rawRequest(path: string, method: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const request = httpRequest({ host: "127.0.0.1", port: server.httpPort, path, method, headers }, (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (text: string) => {
          body += text;
        });
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
      });
      request.on("error", reject);
      request.end(method === "POST" ? "{}" : undefined);
    },
  );
}
