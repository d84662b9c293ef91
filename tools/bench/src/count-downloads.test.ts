import { once } from "node:events";
import { request } from "node:http";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { countDownloads, type DownloadCounter } from "./count-downloads.ts";

let counter: DownloadCounter;
beforeEach(async () => {
  counter = await countDownloads();
});
afterEach(() => counter.close());

async function connectThrough(target: string): Promise<Socket> {
  const { hostname, port } = new URL(counter.env.HTTPS_PROXY ?? "");
  const [, socket] = await once(request({ hostname, port, method: "CONNECT", path: target }).end(), "connect");
  return socket;
}

test("what comes back is passed on and counted, what is sent is not", async () => {
  const server = createServer((socket) => socket.once("data", (sent) => socket.end(Buffer.alloc(1000, sent))));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  for (const total of [1000, 2000]) {
    const socket = await connectThrough(`127.0.0.1:${port}`);
    socket.write("a");
    expect(await buffer(socket)).toEqual(Buffer.alloc(1000, "a"));
    expect(counter.bytes).toBe(total);
  }
  server.close();
});

test("a host that is not there ends the connection", async () => {
  await expect(connectThrough("127.0.0.1:1")).rejects.toThrow(/hang up|ECONNRESET/);
  expect(counter.bytes).toBe(0);
});
