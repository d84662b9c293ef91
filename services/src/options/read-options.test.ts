import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkOptions } from "./check-options.ts";
import { readOptions } from "./read-options.ts";
import { flagVariable, serverFlags } from "./server-flags.ts";
import { defaultOptions, withDefaults } from "./server-options.ts";

describe("readOptions", () => {
  test("nothing said: the defaults", () => {
    expect(readOptions([], {})).toEqual(defaultOptions);
  });

  test("flags before the environment, the environment before defaults", () => {
    const environment = { DECONVSCOPE_HTTP_PORT: "1", DECONVSCOPE_GRPC_PORT: "2", DECONVSCOPE_DATA_ROOT: "/a:/b" };
    const options = readOptions(["--http-port", "9000", "--data-dir=/state"], environment);
    expect(options).toMatchObject({
      httpPort: 9000,
      grpcPort: 2,
      dataDir: "/state",
      dataRoots: ["/a", "/b"],
      host: "127.0.0.1",
    });
  });

  test("repeatable flags add up", () => {
    expect(readOptions(["--data-root", "/a", "--data-root", "/b"], {}).dataRoots).toEqual(["/a", "/b"]);
  });

  test("every option has a flag, every flag a variable of its name", () => {
    expect(serverFlags.map(({ option }) => option).sort()).toEqual(Object.keys(defaultOptions).sort());
    expect(serverFlags.map(flagVariable)).toContain("DECONVSCOPE_MAX_IMAGE_PIXELS");
  });

  test.each([
    [["--http-port", "70000"], '--http-port: "70000" given; expected a whole number 0 … 65535'],
    [["--queue-length", "0"], '--queue-length: "0" given; expected a whole number from 1 on'],
    [["--max-layers", "many"], '--max-layers: "many" given'],
    [["--no-such-flag", "1"], "--no-such-flag"],
  ])("%j is refused", (flags, words) => {
    expect(() => readOptions(flags, {})).toThrow(words);
  });
});

describe("checkOptions", () => {
  test("any host but loopback needs a token", async () => {
    await expect(checkOptions(withDefaults({ host: "0.0.0.0" }))).rejects.toThrow("--host: 0.0.0.0 can be reached");
    await expect(checkOptions(withDefaults({ host: "localhost.example" }))).rejects.toThrow("--token-file");
    await expect(checkOptions(withDefaults({ host: "127.0.0.2" }))).resolves.toMatchObject({ token: undefined });
  });

  test("a token is read without its line end, and is long enough", async () => {
    const folder = await mkdtemp(join(tmpdir(), "deconvscope-options-"));
    const tokenFile = join(folder, "token");
    await writeFile(tokenFile, "a-token-that-is-long-enough\n");
    expect(await checkOptions(withDefaults({ host: "0.0.0.0", tokenFile }))).toMatchObject({
      token: "a-token-that-is-long-enough",
    });
    await writeFile(tokenFile, "short");
    await expect(checkOptions(withDefaults({ tokenFile }))).rejects.toThrow("--token-file: expected at least 16");
    await rm(folder, { recursive: true });
  });

  test.each([
    [{ tlsCert: "/a" }, "--tls-key"],
    [{ tokenFile: "/no/such/file" }, "--token-file: ENOENT"],
    [{ dataRoots: ["/no/such/folder"] }, "--data-root: ENOENT"],
    [{ corsOrigins: ["*"] }, "--cors-origin"],
    [{ corsOrigins: ["https://lab.example/"] }, "--cors-origin"],
    [{ logLevel: "loud" }, "--log-level"],
    [{ otlpEndpoint: "collector:4318" }, "--otlp-endpoint: expected http://host:port"],
    [{ backend: "gpu" }, '--backend: "gpu" given; expected tensorflow, onnxruntime, cpu'],
    [{ tlsCert: import.meta.filename, tlsKey: import.meta.filename }, "--tls-cert, --tls-key: expected a PEM"],
  ])("%o is refused", async (options, words) => {
    await expect(checkOptions(withDefaults(options))).rejects.toThrow(words);
  });
});
