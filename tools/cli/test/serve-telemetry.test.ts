import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { slow, startServer } from "./start-server.ts";

test("a collector that does not answer keeps no server from ending", { timeout: slow }, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "deconvscope-telemetry-"));
  const asked: unknown[] = [];
  const collector = createServer(({ url }) => asked.push(url)).listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port } = collector.address() as AddressInfo;
  const forever = { OTEL_EXPORTER_OTLP_TIMEOUT: "3600000" };
  const server = await startServer(dataDir, ["--otlp-endpoint", `http://127.0.0.1:${port}`], forever);
  await server.close();
  expect(asked).toContain("/v1/metrics");
  collector.closeAllConnections();
  collector.close();
  await rm(dataDir, { recursive: true });
});
