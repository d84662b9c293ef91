import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Code, createClient } from "@connectrpc/connect";
import { createConnectTransport, createGrpcTransport } from "@connectrpc/connect-node";
import { DeconvService, ModelService } from "@deconvscope/proto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startServer } from "../src/start-server.ts";
import { type Collector, startCollector, type ToldMetric, type ToldSpan } from "./otlp-collector.ts";
import { signalEngine, startTestServices, testOptions } from "./start-test-services.ts";

let dataDir: string;
let collector: Collector;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "deconvscope-telemetry-"));
});
afterEach(async () => {
  collector.close();
  await rm(dataDir, { recursive: true });
});

const start = (otlpEndpoint: string) =>
  startServer({ ...testOptions, dataDir, httpPort: 0, grpcPort: 0, scanWorkers: 0, runWorkers: 0, otlpEndpoint });

const image = {
  source: { case: "datasetImage", value: { dataset: "menagerie", split: "validation", index: 0 } },
} as const;
const server = 2;
const failed = 2;

test("a collector is told of each call, of the engine's jobs in it, and of what /metrics counts", async () => {
  collector = await startCollector("/otel");
  const running = await start(collector.endpoint);
  const overGrpc = createGrpcTransport({ baseUrl: `http://127.0.0.1:${running.grpcPort}` });
  const overConnect = createConnectTransport({ baseUrl: `http://127.0.0.1:${running.httpPort}`, httpVersion: "1.1" });
  const trace = "0af7651916cd43dd8448eb211c80319c";
  const headers = { traceparent: `00-${trace}-b7ad6b7169203331-01`, "x-request-id": "first" };
  await createClient(ModelService, overGrpc).classify({ model: "menagerie-zfnet", image }, { headers });
  await createClient(ModelService, overConnect).listModels({});
  const missing = createClient(ModelService, overConnect).getModel({ model: "none" });
  await expect(missing).rejects.toMatchObject({ code: Code.NotFound });
  const units = createClient(DeconvService, overConnect).reconstruct({
    model: "menagerie-zfnet",
    image,
    strongest: { layer: "relu2", count: 2 },
  });
  for await (const _ of units) {
    // Each is a message of the same call.
  }
  const counted = await (await fetch(`http://127.0.0.1:${running.httpPort}/metrics`)).text();
  await running.close();

  const of = (name: string): ToldSpan => collector.spans.find((span) => span.name === name) ?? expect.unreachable(name);
  const classify = of("deconvscope.v1.ModelService/Classify");
  expect(classify).toMatchObject({ trace, parent: "b7ad6b7169203331", kind: server, status: 0 });
  expect(classify.attributes).toEqual({
    "rpc.system.name": "grpc",
    "rpc.method": "deconvscope.v1.ModelService/Classify",
    "rpc.response.status_code": "OK",
    "deconvscope.request_id": "first",
  });
  const job = of("engine classify");
  expect(job).toMatchObject({ trace, parent: classify.id, events: ["started"], status: 0 });
  const { "deconvscope.queue_seconds": queued, "deconvscope.run_seconds": ran } = job.attributes;
  expect(Number(ran)).toBeGreaterThan(0);
  expect(Number(queued) + Number(ran)).toBeLessThanOrEqual(classify.seconds + 0.001);
  const listed = of("deconvscope.v1.ModelService/ListModels");
  expect(listed).toMatchObject({ parent: "", attributes: { "rpc.system.name": "connectrpc" } });
  expect(listed.trace).not.toBe(trace);
  const refused = of("deconvscope.v1.ModelService/GetModel");
  expect(refused).toMatchObject({ status: 0, attributes: { "rpc.response.status_code": "NOT_FOUND" } });
  const reconstruct = of("deconvscope.v1.DeconvService/Reconstruct");
  const projecting = collector.spans.filter(({ name, parent }) => name === "engine projectUnits" && parent !== "");
  expect(projecting.map(({ parent }) => parent)).toEqual([reconstruct.id]);
  expect(collector.resource).toMatchObject({ "service.name": "deconvscope", "process.pid": process.pid });

  const names = [...counted.matchAll(/^# TYPE (\S+) (\S+)/gm)].map(([, name]) => name);
  expect(collector.metrics.map(({ name }) => name)).toEqual(names);
  for (const name of ["deconvscope_requests_total", "deconvscope_request_seconds", "deconvscope_images_total"]) {
    const metric = collector.metrics.find((metric) => metric.name === name) ?? expect.unreachable(name);
    expect(writeLines(metric).sort()).toEqual(linesOf(counted, name));
  }
}, 60_000);

test("a call whose engine ends is an error, one that its caller leaves is not", async () => {
  collector = await startCollector();
  const services = await startTestServices({ otlpEndpoint: collector.endpoint, scanWorkers: 0, runWorkers: 0 });
  const client = createClient(DeconvService, services.transport);
  const controller = new AbortController();
  const read = async (onUnit: () => void): Promise<void> => {
    const strongest = { layer: "relu2", count: 32 };
    for await (const _ of client.reconstruct(
      { model: "menagerie-zfnet", image, strongest },
      { signal: controller.signal },
    )) {
      onUnit();
    }
  };
  await expect(read(() => signalEngine(services, "SIGKILL"))).rejects.toMatchObject({ code: Code.Unavailable });
  await expect(read(() => controller.abort())).rejects.toMatchObject({ code: Code.Canceled });
  await services.close();
  const calls = collector.spans.filter(({ name }) => name === "deconvscope.v1.DeconvService/Reconstruct");
  expect(calls.map(({ status }) => status)).toEqual([failed, 0]);
  expect(calls.map(({ attributes }) => attributes["rpc.response.status_code"])).toEqual(["UNAVAILABLE", "CANCELED"]);
  const jobs = calls.map(({ id }) => collector.spans.find(({ parent }) => parent === id));
  expect(jobs.map((job) => job?.status)).toEqual([failed, 0]);
  expect(jobs.map((job) => job?.attributes["error.type"])).toEqual(["process", undefined]);
}, 60_000);

test("a collector that refuses, or is gone, stops nothing", async () => {
  collector = await startCollector("", 500);
  const { endpoint } = collector;
  const running = await start(endpoint);
  const client = createClient(
    ModelService,
    createConnectTransport({ baseUrl: `http://127.0.0.1:${running.httpPort}`, httpVersion: "1.1" }),
  );
  await client.listModels({});
  collector.close();
  expect((await client.listModels({})).models).toHaveLength(2);
  await running.close();
}, 60_000);

/** A metric as Prometheus has it, one line a number. */
function writeLines({ name, kind, points }: ToldMetric): string[] {
  return points.flatMap(({ attributes, value, sum, bounds = [], counts = [] }) => {
    const labels = (more: object = {}) =>
      Object.entries({ ...more, ...attributes })
        .map(([key, text]) => `${key}="${text}"`)
        .join(",");
    const line = (suffix: string, number: number | undefined, more?: object) =>
      `${name}${suffix}${labels(more) === "" ? "" : `{${labels(more)}}`} ${number}`;
    if (kind !== "histogram") {
      return [line("", value)];
    }
    const reached = counts.map((_, index) => counts.slice(0, index + 1).reduce((all, count) => all + count, 0));
    const buckets = [...bounds, "+Inf"].map((bound, index) => line("_bucket", reached[index], { le: bound }));
    return [...buckets, line("_sum", sum), line("_count", value)];
  });
}

function linesOf(text: string, name: string): string[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith(name))
    .sort();
}
