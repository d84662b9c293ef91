import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Code, createClient } from "@connectrpc/connect";
import { connectNodeAdapter, createConnectTransport } from "@connectrpc/connect-node";
import { ModelService } from "@deconvscope/proto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keepConnection } from "./keep-connection.ts";

const limit = 100_000;
let server: Server;

beforeAll(async () => {
  const adapter = connectNodeAdapter({
    readMaxBytes: limit,
    routes: (router) => router.service(ModelService, { getModel: () => ({}), listModels: () => ({}) }),
  });
  server = createServer((request, response) => {
    keepConnection(request, response);
    adapter(request, response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

test.each([
  ["a little", 2 * limit],
  ["much", 200 * limit],
])("the call after one whose message is %s too large is answered", async (_, bytes) => {
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient(ModelService, createConnectTransport({ baseUrl, httpVersion: "1.1" }));
  for (let round = 0; round < 3; round++) {
    await expect(client.getModel({ model: "x".repeat(bytes) })).rejects.toMatchObject({
      code: Code.ResourceExhausted,
      rawMessage: expect.stringContaining(String(limit)),
    });
    expect(await client.listModels({})).toMatchObject({ models: [] });
  }
});
