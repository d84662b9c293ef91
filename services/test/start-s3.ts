import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server of a test's own that speaks S3's language, with the bucket "lab". */
export interface TestS3 {
  /** What finds it, and has its keys. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where the bucket's objects lie. */
  readonly folder: string;
  close(): Promise<void>;
}

export async function startS3(): Promise<TestS3> {
  const folder = await mkdtemp(join(tmpdir(), "deconvscope-s3-"));
  const program = fileURLToPath(new URL("../bin/s3rver.js", import.meta.resolve("s3rver")));
  const flags = ["--directory", folder, "--port", "0", "--address", "127.0.0.1", "--configure-bucket", "lab"];
  const server = spawn(process.execPath, [program, ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await readPort(server.stdout);
  return {
    variables: {
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: "S3RVER",
      AWS_SECRET_ACCESS_KEY: "S3RVER",
    },
    folder: join(folder, "lab"),
    async close() {
      const ended = once(server, "exit");
      server.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function readPort(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, port] = /listening on .*:(\d+)$/.exec(line) ?? [];
    if (port !== undefined) {
      output.resume();
      return port;
    }
  }
  throw new Error("the S3 server ended before it listened");
}
