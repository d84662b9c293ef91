import { WriteStream } from "node:tty";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openTerminal } from "./terminal.ts";

const written: string[] = [];

beforeEach(() => {
  written.length = 0;
  for (const stream of [process.stdout, process.stderr] as const) {
    vi.spyOn(stream, "write").mockImplementation((text) => written.push(String(text)) > 0);
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  watch(false);
});

/** Makes the streams terminals of 20 columns, or none. */
function watch(isTTY: boolean): void {
  for (const stream of [process.stdout, process.stderr] as const) {
    Object.defineProperties(stream, {
      isTTY: { value: isTTY, configurable: true },
      columns: { value: 20, configurable: true },
      getColorDepth: { value: WriteStream.prototype.getColorDepth, configurable: true },
    });
  }
}

describe("on a terminal", () => {
  test("progress overwrites itself, is cut at the width, and gives way to results", async () => {
    watch(true);
    const terminal = openTerminal();
    terminal.progress("sending a long name: 1 of 2");
    terminal.progress("reading");
    await terminal.print("result\n");
    expect(written).toEqual(["sending a long name", "\r\x1b[K", "reading", "\r\x1b[K", "result\n"]);
    expect(terminal.width).toBe(20);
  });

  test("there are colours, unless NO_COLOR is set", () => {
    watch(true);
    for (const variable of ["CI", "FORCE_COLOR", "NO_COLOR"]) vi.stubEnv(variable, undefined);
    vi.stubEnv("TERM", "xterm-256color");
    expect(openTerminal().style("bold", "NAME")).toBe("\x1b[1mNAME\x1b[22m");
    vi.stubEnv("NO_COLOR", "1");
    expect(openTerminal().style("bold", "NAME")).toBe("NAME");
  });

  test("quiet leaves only results", async () => {
    watch(true);
    const terminal = openTerminal(true);
    terminal.progress("reading");
    terminal.note("note");
    await terminal.print("result\n");
    expect(written).toEqual(["result\n"]);
  });
});

test("without one there is neither progress nor colour nor a width, but notes", async () => {
  watch(false);
  vi.stubEnv("FORCE_COLOR", undefined);
  const terminal = openTerminal();
  terminal.progress("reading");
  terminal.note("note");
  expect(written).toEqual(["note\n"]);
  expect(terminal.style("bold", "NAME")).toBe("NAME");
  expect(terminal.width).toBe(0);
});
