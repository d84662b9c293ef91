import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkOrigin } from "../src/http/check-origin.ts";
import { listenAnywhere, rawRequest } from "./raw-request.ts";

const allowed = ["https://lab.example"];

async function serve(host: string) {
  const { server, port } = await listenAnywhere((request, response) => {
    if (checkOrigin({ host, allowed }, request, response)) {
      response.writeHead(200).end("let in");
    }
  });
  const call = (headers: Record<string, string>, method = "POST") => rawRequest(port, "/", method, headers);
  return { server, call, port };
}

describe("a server on loopback", () => {
  let local: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    local = await serve("127.0.0.1");
  });
  afterAll(() => local.server.close());

  test("lets pages of allowed origins call, and tells them so", async () => {
    const { status, headers } = await local.call({ origin: "https://lab.example" });
    expect([status, headers["access-control-allow-origin"]]).toEqual([200, "https://lab.example"]);
    const preflight = await local.call({ origin: "https://lab.example" }, "OPTIONS");
    expect(preflight.status).toBe(204);
    expect(preflight.headers["access-control-allow-headers"]).toMatch(/Connect-Protocol-Version.*authorization/);
    expect(preflight.headers["access-control-allow-methods"]).toContain("POST");
  });

  test.each(["https://evil.example", "https://lab.example.evil.example", "http://lab.example", "null"])(
    "keeps pages of %s out",
    async (origin) => {
      const { status, headers } = await local.call({ origin });
      expect([status, headers["access-control-allow-origin"]]).toEqual([403, undefined]);
      expect((await local.call({ origin }, "OPTIONS")).status).toBe(403);
    },
  );

  test("takes its own pages, those of this machine, and what is no page", async () => {
    expect((await local.call({ origin: `http://127.0.0.1:${local.port}` })).status).toBe(200);
    expect((await local.call({ origin: "http://localhost:3000" })).status).toBe(200);
    expect((await local.call({})).status).toBe(200);
  });

  test("answers to names of this machine alone", async () => {
    expect((await local.call({ host: "evil.example" })).status).toBe(403);
    expect((await local.call({ host: "localhost.evil.example:80" })).status).toBe(403);
    expect((await local.call({ host: "localhost:1" })).status).toBe(200);
    expect((await local.call({ host: "[::1]:1" })).status).toBe(200);
  });
});

test("a server that others reach answers to any name, but not to pages of this machine", async () => {
  const open = await serve("0.0.0.0");
  expect((await open.call({ host: "scope.example" })).status).toBe(200);
  expect((await open.call({ host: "scope.example", origin: "http://localhost:3000" })).status).toBe(403);
  expect((await open.call({ host: "scope.example", origin: "https://scope.example" })).status).toBe(200);
  open.server.close();
});
