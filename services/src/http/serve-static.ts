import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { findStaticFile, type Zone } from "./find-static-file.ts";
import { isCompressible, mediaType } from "./media-type.ts";

const compress = promisify(gzip);

/** Files whose names change with their contents. */
const immutable = /\/_next\/static\//;

/** Compressed forms by ETag; files of a build are few. */
const compressed = new Map<string, Buffer>();
const mostCompressed = 500;

/**
 * Answers with a file of a zone.
 * @returns false if there is none
 */
export async function serveStatic(
  zones: readonly Zone[],
  request: IncomingMessage,
  response: ServerResponse,
  urlPath: string,
): Promise<boolean> {
  const file = await findStaticFile(zones, urlPath);
  if (file === undefined) {
    return false;
  }
  const contents = await readFile(file.path);
  const type = mediaType(file.path);
  const tag = createHash("sha256").update(contents).digest("base64url").slice(0, 22);
  response.setHeader("content-type", type);
  response.setHeader("etag", `"${tag}"`);
  const isKept = file.status === 200 && immutable.test(urlPath);
  response.setHeader("cache-control", isKept ? "public, max-age=31536000, immutable" : "no-cache");
  if (type.startsWith("text/html")) {
    response.setHeader("content-security-policy", contentSecurityPolicy(contents.toString("utf8")));
  }
  if (file.status === 200 && matches(request.headers["if-none-match"], tag)) {
    response.writeHead(304).end();
    return true;
  }
  let body: Buffer = contents;
  if (isCompressible(type)) {
    response.setHeader("vary", "accept-encoding");
    if (/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
      response.setHeader("content-encoding", "gzip");
      body = await compressOnce(tag, contents);
    }
  }
  response.setHeader("content-length", body.length);
  response.writeHead(file.status).end(request.method === "HEAD" ? undefined : body);
  return true;
}

/** A proxy may have marked our tag as weak. */
function matches(header: string | undefined, tag: string): boolean {
  return (header ?? "").split(",").some((part) => [`"${tag}"`, `W/"${tag}"`, "*"].includes(part.trim()));
}

async function compressOnce(tag: string, contents: Buffer): Promise<Buffer> {
  const known = compressed.get(tag);
  if (known !== undefined) {
    return known;
  }
  const made = await compress(contents, { level: 6 });
  if (compressed.size >= mostCompressed) {
    compressed.clear();
  }
  compressed.set(tag, made);
  return made;
}
