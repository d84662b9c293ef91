import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:http2";
import { create, toBinary } from "@bufbuild/protobuf";
import { TrainingService, WatchRunRequestSchema } from "@deconvscope/proto";
import type { ServerProcess } from "./server-process.ts";

/** Who watches a run and never reads what is told. */
export interface StalledWatcher {
  close(): void;
}

const procedure = `/${TrainingService.typeName}/${TrainingService.method.watchRun.name}`;

/** Half of them over gRPC, half over Connect, each on a connection of its own; all of them are answered. */
export async function openStalledWatchers(
  { grpcPort, httpPort }: ServerProcess,
  run: string,
  count: number,
): Promise<StalledWatcher[]> {
  const message = envelope(toBinary(WatchRunRequestSchema, create(WatchRunRequestSchema, { id: run })));
  const openings = Array.from({ length: count }, (_, index) =>
    index % 2 === 0 ? watchOverGrpc(grpcPort, message) : watchOverConnect(httpPort, message),
  );
  return await Promise.all(openings);
}

/** Five bytes of flags and length before the message, as in both protocols. */
function envelope(message: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

async function watchOverGrpc(port: number, message: Buffer): Promise<StalledWatcher> {
  const session = connect(`http://127.0.0.1:${port}`);
  const headers = { "content-type": "application/grpc+proto", te: "trailers" };
  const stream = session.request({ ":method": "POST", ":path": procedure, ...headers });
  stream.pause();
  stream.end(message);
  await once(stream, "response");
  return { close: () => session.destroy() };
}

async function watchOverConnect(port: number, message: Buffer): Promise<StalledWatcher> {
  const headers = { "content-type": "application/connect+proto", "connect-protocol-version": "1" };
  const call = request({ host: "127.0.0.1", port, path: procedure, method: "POST", headers, agent: false });
  call.end(message);
  const [response] = await once(call, "response");
  response.pause();
  return { close: () => call.destroy() };
}
