import { readFile, realpath } from "node:fs/promises";
import { isIP } from "node:net";
import { createSecureContext } from "node:tls";
import { backendNames } from "@deconvscope/backend/names";
import { parseBucketPlace } from "../store/bucket-place.ts";
import type { TlsFiles } from "../tls-files.ts";
import { OptionsError } from "./options-error.ts";
import type { ServerOptions } from "./server-options.ts";

/** What the files that options name hold. */
export interface LoadedOptions {
  readonly token: string | undefined;
  readonly tls: TlsFiles | undefined;
  /** Links resolved. */
  readonly dataRoots: readonly string[];
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];
const shortestToken = 16;

/**
 * Checks what only a server that starts needs to know, and reads the files.
 * @throws OptionsError naming the flag
 */
export async function checkOptions(options: ServerOptions): Promise<LoadedOptions> {
  const { host, tokenFile, tlsCert, tlsKey } = options;
  if (!isLoopback(host) && tokenFile === undefined) {
    throw new OptionsError(
      `--host: ${host} can be reached from elsewhere; it needs --token-file, or stay on 127.0.0.1`,
    );
  }
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw new OptionsError(`--tls-${tlsCert === undefined ? "cert" : "key"}: expected both --tls-cert and --tls-key`);
  }
  for (const origin of options.corsOrigins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new OptionsError(`--cors-origin: "${origin}" given; expected an exact origin, e.g. https://lab.example`);
    }
  }
  if (!logLevels.includes(options.logLevel)) {
    throw new OptionsError(`--log-level: "${options.logLevel}" given; expected ${logLevels.join(", ")}`);
  }
  if (options.blobs !== undefined && parseBucketPlace(options.blobs) === undefined) {
    throw new OptionsError(`--blobs: ${JSON.stringify(options.blobs)} given; expected s3://bucket/prefix`);
  }
  const { otlpEndpoint } = options;
  if (otlpEndpoint !== undefined && !isHttp(otlpEndpoint)) {
    // Not echoed: it may hold a password.
    throw new OptionsError("--otlp-endpoint: expected http://host:port or https://host, with a path if there is one");
  }
  if (options.backend !== undefined && !backendNames.some((name) => name === options.backend)) {
    throw new OptionsError(`--backend: "${options.backend}" given; expected ${backendNames.join(", ")}`);
  }
  if (options.store !== undefined && !isPostgres(options.store)) {
    // Not echoed: it may hold a password.
    throw new OptionsError("--store: expected postgres://user@host/database");
  }
  return {
    token: tokenFile === undefined ? undefined : await readToken(tokenFile),
    tls: tlsCert === undefined || tlsKey === undefined ? undefined : await readTls(tlsCert, tlsKey),
    dataRoots: await Promise.all(options.dataRoots.map(resolveRoot)),
  };
}

/** Whether an address is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

function isPostgres(url: string): boolean {
  return URL.canParse(url) && ["postgres:", "postgresql:"].includes(new URL(url).protocol);
}

function isHttp(url: string): boolean {
  return URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
}

async function readToken(path: string): Promise<string> {
  const token = (await readNamed("--token-file", path)).toString("utf8").trim();
  if (!/^[\x21-\x7e]+$/.test(token) || token.length < shortestToken) {
    throw new OptionsError(`--token-file: expected at least ${shortestToken} printable characters in ${path}`);
  }
  return token;
}

async function readTls(tlsCert: string, tlsKey: string): Promise<TlsFiles> {
  const certificate = await readNamed("--tls-cert", tlsCert);
  const key = await readNamed("--tls-key", tlsKey);
  try {
    createSecureContext({ cert: certificate, key });
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new OptionsError(`--tls-cert, --tls-key: expected a PEM certificate and its key; they are refused: ${why}`);
  }
  return { certificate, key };
}

async function readNamed(flag: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new OptionsError(`${flag}: ${error instanceof Error ? error.message : error}`);
  }
}

async function resolveRoot(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    throw new OptionsError(`--data-root: ${error instanceof Error ? error.message : error}`);
  }
}
