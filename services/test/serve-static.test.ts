import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtZones, listZones } from "../src/http/find-static-file.ts";
import { serveStatic } from "../src/http/serve-static.ts";
import { listenAnywhere, rawRequest } from "./raw-request.ts";

const inline = 'self.__next_f = ["<x>"]';
let root: string;
let server: Server;
let port: number;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "deconvscope-static-"));
  for (const [zone, base] of [
    ["models", ""],
    ["deconv", "/deconv"],
  ] as const) {
    const out = join(root, zone, "out");
    await mkdir(join(out, "_next/static"), { recursive: true });
    const html = `<script>${inline}</script><script src="${base}/_next/static/app.js" async=""></script>${zone}`;
    await writeFile(join(out, "index.html"), html);
    await writeFile(join(out, "404.html"), `${zone} has no such page`);
    await writeFile(join(out, "about.html"), "about");
    await writeFile(join(out, "_next/static/app.js"), "x".repeat(5000));
    await writeFile(join(out, ".secret"), "secret");
    await writeFile(join(root, zone, "package.json"), "secret");
  }
  ({ server, port } = await listenAnywhere((request, response) => {
    const path = request.url?.split("?")[0] ?? "/";
    serveStatic(listZones(root), request, response, path).then(
      (found) => found || response.writeHead(404).end(),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  }));
});
afterAll(async () => {
  server.close();
  await rm(root, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) => rawRequest(port, path, "GET", headers);

describe("the dashboard's files", () => {
  test.each([
    ["/", "models"],
    ["/deconv", "deconv"],
    ["/deconv/", "deconv"],
    ["/deconv/?model=x", "deconv"],
    ["/about", "about"],
    ["/deconvolution", "models has no such page"],
    ["/deconv/nowhere", "deconv has no such page"],
    ["/occlusion/", "models has no such page"],
  ])("%s shows %s", async (path, words) => {
    const { body, status } = await get(path);
    expect(body.toString()).toContain(words);
    expect(status).toBe(words.includes("no such page") ? 404 : 200);
  });

  test("pages carry a policy for the inline scripts that they have", async () => {
    const policy = String((await get("/")).headers["content-security-policy"]);
    const hash = createHash("sha256").update(inline).digest("base64");
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  test("files whose names change with them are kept by browsers, others asked for again", async () => {
    const script = await get("/deconv/_next/static/app.js");
    expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(script.headers["cache-control"]).toContain("immutable");
    expect((await get("/deconv/_next/static/gone.js")).headers["cache-control"]).toBe("no-cache");
    const page = await get("/");
    expect(page.headers["cache-control"]).toBe("no-cache");
    const again = await get("/", { "if-none-match": `W/${page.headers.etag}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test("text is compressed for those who take it", async () => {
    const { headers, body } = await get("/_next/static/app.js", { "accept-encoding": "br, gzip" });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(body.length).toBeLessThan(200);
    expect(gunzipSync(body).toString()).toBe("x".repeat(5000));
    expect((await get("/_next/static/app.js")).headers["content-encoding"]).toBeUndefined();
  });

  test("HEAD has the headers and no body", async () => {
    const { headers, body } = await rawRequest(port, "/", "HEAD");
    expect(Number(headers["content-length"])).toBeGreaterThan(0);
    expect(body).toHaveLength(0);
  });

  test.each([
    "/.secret",
    "/%2esecret",
    "/../package.json",
    "/%2e%2e/package.json",
    "/..%2fpackage.json",
    "/..%5cpackage.json",
    "/deconv/..%2f..%2fmodels%2fpackage.json",
    "/%00",
    "/%zz",
    `/${"x".repeat(3000)}`,
  ])("nothing outside the build, nothing hidden: %s", async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain("secret");
  });

  test("zones are those that are built", async () => {
    expect((await builtZones(listZones(root))).map(({ name }) => name)).toEqual(["deconv", "models"]);
  });
});
