import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.ts";

describe("worker", () => {
  test("says that it scans and trains", async () => {
    const { exitCode, stdout } = await runCli(["worker", "--help"]);
    const words = stdout.replaceAll(/\s+/g, " ");
    expect(words).toContain("Take shards of scans, and training runs, from the store");
    expect(words).toContain("--run-workers");
    expect(exitCode).toBe(0);
  });

  test("needs a store", async () => {
    const { exitCode, stderr } = await runCli(["worker"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--store: none given; expected postgres://");
  });

  test("refuses what is no PostgreSQL address, without showing it", async () => {
    const { exitCode, stderr } = await runCli(["worker"], { DECONVSCOPE_STORE: "mysql://me:secret@db/lab" });
    expect(exitCode).toBe(2);
    expect(stderr).toContain("--store: expected postgres://");
    expect(stderr).not.toContain("secret");
  });

  test("says that the store cannot be reached, without the password", async () => {
    const { exitCode, stderr } = await runCli(["worker", "--store", "postgres://me:secret@127.0.0.1:1/lab"]);
    expect(exitCode).toBe(4);
    expect(stderr).toContain("the store postgres://me@127.0.0.1:1/lab cannot be reached");
    expect(stderr).not.toContain("secret");
  });
});
