import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";

/** Counts what a program and those it starts download over HTTPS, by carrying it. */
export interface DownloadCounter {
  /** For the program: npm, pnpm and pip then ask the counter to carry their connections. */
  readonly env: Readonly<Record<string, string>>;
  /** So far, encrypted and with the protocol's own. */
  readonly bytes: number;
  close(): Promise<void>;
}

/** Starts a proxy on this machine that passes encrypted connections through and counts what comes back. */
export async function countDownloads(): Promise<DownloadCounter> {
  let bytes = 0;
  const clients = new Set<Duplex>();
  const proxy = createServer((_, response) => response.writeHead(501).end("only CONNECT"));
  proxy.on("connect", ({ url = "" }, client, head) => {
    clients.add(client);
    client.on("close", () => clients.delete(client));
    const [, host = "", port = "443"] = /^(.+?)(?::(\d+))?$/.exec(url) ?? [];
    const upstream = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(client);
      client.pipe(upstream);
    });
    upstream.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return {
    env: { HTTPS_PROXY: address, https_proxy: address, npm_config_https_proxy: address },
    get bytes() {
      return bytes;
    },
    close: async () => {
      for (const client of clients) client.destroy();
      const closed = once(proxy, "close");
      proxy.close();
      await closed;
    },
  };
}
