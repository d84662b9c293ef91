import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { encodeEnvelope } from "@connectrpc/connect/protocol";
import { connectNodeAdapter } from "@connectrpc/connect-node";
import { DeconvService } from "@deconvscope/proto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readJsonStrictly } from "./read-json-strictly.ts";

let server: Server;
let base: string;

beforeAll(async () => {
  const adapter = connectNodeAdapter({
    grpc: false,
    routes: (router) =>
      readJsonStrictly(router).service(DeconvService, {
        getScan: ({ id }) => ({ scan: { id } }),
        async *reconstruct({ rule }) {
          yield { reconstruction: { activation: rule } };
        },
      }),
  });
  server = createServer(adapter).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/deconvscope.v1.DeconvService`;
});
afterAll(() => void server.close());

const post = (method: string, body: string | Uint8Array<ArrayBuffer>, type = "application/json") =>
  fetch(`${base}/${method}`, { method: "POST", headers: { "content-type": type }, body });

test("a request whose names there are is answered", async () => {
  const response = await post("GetScan", '{"id": "mine"}');
  expect([response.status, await response.json()]).toEqual([200, { scan: { id: "mine" } }]);
});

test("a field that there is not is named, in google.rpc.BadRequest as well", async () => {
  const response = await post("GetScan", '{"name": "mine"}');
  expect([response.status, await response.json()]).toMatchObject([
    400,
    {
      code: "invalid_argument",
      message: 'name: no such field; there is "id"',
      details: [{ type: "google.rpc.BadRequest" }],
    },
  ]);
});

test("an enum's value that there is not is named, of a stream too", async () => {
  const message = (rule: string) => encodeEnvelope(0, new TextEncoder().encode(JSON.stringify({ rule })));
  const answer = async (rule: string) => (await post("Reconstruct", message(rule), "application/connect+json")).text();
  expect(await answer("RULE_GUIDED")).toContain('"activation":3');
  expect(await answer("RULE_GUIDE")).toMatch(
    /"code":"invalid_argument","message":"rule: \\"RULE_GUIDE\\" given; expected RULE_DECONVNET, RULE_GRADIENT or RULE_GUIDED/,
  );
});

test("what is no JSON, or of another type, is told by its field", async () => {
  expect(await (await post("GetScan", '{"id": ')).json()).toEqual({
    code: "invalid_argument",
    message: "the request is no JSON: Unexpected end of JSON input",
  });
  expect(await (await post("GetScan", '{"id": 3}')).json()).toMatchObject({
    code: "invalid_argument",
    message: "id: 3 given; expected text",
    details: [{ type: "google.rpc.BadRequest" }],
  });
});

test("methods that are left out are unimplemented, and gRPC has no place here", async () => {
  expect(await (await post("ListScans", "{}")).json()).toMatchObject({ code: "unimplemented" });
  expect((await post("GetScan", "", "application/grpc")).status).toBe(415);
});
