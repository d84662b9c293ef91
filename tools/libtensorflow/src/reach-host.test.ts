import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reachHost } from "./reach-host.ts";

const { signal } = new AbortController();
let server: Server;
let address: string;

beforeEach(async () => {
  for (const name of ["HTTPS_PROXY", "https_proxy"]) vi.stubEnv(name, "");
  server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

test("any answer will do", async () => {
  server.on("request", (_, response) => response.writeHead(404).end());
  await reachHost(address, signal);
});

test("one that says nothing is left alone soon", async () => {
  await expect(reachHost(address, signal, 100)).rejects.toThrow(/^127\.0\.0\.1:\d+ does not answer/);
});

test("one that is not there is named", async () => {
  server.close();
  await expect(reachHost(address, signal)).rejects.toThrow(/^127\.0\.0\.1:\d+ does not answer \(.*ECONNREFUSED/);
});

test("behind a proxy nothing is asked", async () => {
  vi.stubEnv("HTTPS_PROXY", "http://proxy.example");
  await reachHost("http://127.0.0.1:1/", signal);
});
