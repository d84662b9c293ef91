import { parse } from "node:path";
import { Code, ConnectError, type Interceptor, type Transport } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import { readNamedFile } from "../parse/read-named-file.ts";
import type { ConnectionOptions } from "./connection-options.ts";

export interface OpenTransport {
  readonly transport: Transport;
  close(): Promise<void>;
}

/** A transport to a running server, or to the services inside this process. */
export async function openTransport(options: ConnectionOptions): Promise<OpenTransport> {
  return options.server === undefined ? openLocal(options) : openRemote(options.server, options.tokenFile);
}

/** The services are loaded only here: a call to a server, or --help, starts no engine. */
async function openLocal(options: ConnectionOptions): Promise<OpenTransport> {
  const { createLocalTransport, readOptions } = await import("@deconvscope/services");
  const { dataDir, ...others } = readOptions([], process.env);
  return createLocalTransport({
    ...others,
    dataDir: options.dataDir ?? dataDir,
    // Nothing listens, so what a server needs for that is of no matter here.
    host: "localhost",
    tokenFile: undefined,
    corsOrigins: [],
    // Who runs the command may read whatever the command may.
    dataRoots: [parse(process.cwd()).root],
    logLevel: "silent",
  });
}

async function openRemote(server: string, tokenFile: string | undefined): Promise<OpenTransport> {
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) {
    throw new CommandError(
      `server: "${server}" is no address; expected one like http://localhost:8080`,
      exitCodes.usage,
    );
  }
  const interceptors = [nameServer(server)];
  if (tokenFile !== undefined) interceptors.push(authorise((await readNamedFile(tokenFile)).toString().trim()));
  const baseUrl = server.replace(/\/+$/, "");
  return { transport: createConnectTransport({ baseUrl, httpVersion: "1.1", interceptors }), async close() {} };
}

function authorise(token: string): Interceptor {
  return (next) => (request) => {
    request.header.set("authorization", `Bearer ${token}`);
    return next(request);
  };
}

/** A failed connection says which server it was. */
function nameServer(server: string): Interceptor {
  return (next) => async (request) => {
    try {
      return await next(request);
    } catch (error) {
      const why = connectionFailure(error);
      if (why === undefined) throw error;
      throw new ConnectError(`server: ${server} ${why}`, Code.Unavailable, undefined, undefined, error);
    }
  };
}

function connectionFailure(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (!("code" in cause) || typeof cause.code !== "string") continue;
    if (cause.code.startsWith("HPE_"))
      return "does not answer HTTP; expected the dashboard's address, not that of gRPC";
    if (/CERT|SIGNATURE|^ERR_TLS/.test(cause.code))
      return `has a certificate that is not trusted (${cause.code}); NODE_EXTRA_CA_CERTS names a file of more authorities`;
    if ("syscall" in cause) return `cannot be reached (${cause.code})`;
  }
  return undefined;
}
