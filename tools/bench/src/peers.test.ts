import { expect, test, vi } from "vitest";
import { findPeers, peerContestant, readPeerRounds } from "./peers.ts";

const line = (name: string) =>
  JSON.stringify({ case: name, wall_min: 1, wall_median: 2, cpu_min: 3, cpu_median: 4, extra: "x" });

test("the peers' lines become rounds by the case's name, whatever else is printed", () => {
  const printed = `warming up\n${line("forward/1/torch")}\n${line("projection/captum")}\n`;
  expect([...readPeerRounds(printed, "forward")]).toEqual([
    ["1/torch", { wallMinimum: 1, wallMedian: 2, cpuMinimum: 3, cpuMedian: 4, samples: 5 }],
  ]);
});

test("no line of the work, or one without a figure, is an error", () => {
  expect(() => readPeerRounds(line("forward/1/torch"), "training")).toThrow("expected times of training");
  expect(() => readPeerRounds('{"case":"training/x","wall_min":1}', "training")).toThrow(
    "training/x: expected a number as wall_median, got undefined",
  );
});

test("what is missing is said", () => {
  expect(findPeers("/nowhere", undefined)).toContain("DECONVSCOPE_PEERS");
  expect(findPeers("/nowhere", "/nowhere/python")).toContain("/nowhere/python");
  expect(findPeers("/nowhere", process.execPath)).toContain("/nowhere/peers/peers.py");
});

test("peers that fail are named with their own words, once, and have no rounds", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue();
  const peers = peerContestant({ python: process.execPath, script: "/nowhere/peers.py" }, "training", 1);
  expect((await peers.round()).size).toBe(0);
  expect((await peers.round()).size).toBe(0);
  expect(said.mock.calls).toEqual([[expect.stringMatching(/the peers of training are not timed: .*nowhere/s)]]);
  said.mockRestore();
});
