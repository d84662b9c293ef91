import { describe, expect, test } from "vitest";
import { buildProgram } from "../build-program.ts";
import { refuseShortEquals } from "./refuse-short-equals.ts";

const refuse = (...args: string[]) => refuseShortEquals(buildProgram(), args);

describe("says how it is written:", () => {
  test.each([
    ["invariance -m net -a=-200", '-a=-200: short options take no "="; expected -a -200 or --amounts=-200'],
    ["diagnose -m=net", '-m=net: short options take no "="; expected -m net or --model=net'],
    ["scan -d=pets", '-d=pets: short options take no "="; expected -d pets or --dataset=pets'],
    ["scan maps 01 -l=relu1", '-l=relu1: short options take no "="; expected -l relu1 or --layer=relu1'],
    ["evaluate -q=1", '-q=1: short options take no "="; expected -q alone'],
    ["evaluate -m a b -d=", '-d=: short options take no "="'],
  ])("%s", (line, message) => {
    expect(() => refuse(...line.split(" "))).toThrow(message);
  });
});

test("takes all else as it is", () => {
  for (const line of [
    "invariance -m net -a -200,5 --amounts=-200",
    "classify -- -m=net",
    "invariance -m -a=5",
    "evaluate -z=1",
    "modls -m=1",
    "",
  ])
    expect(() => refuse(...line.split(" "))).not.toThrow();
});
