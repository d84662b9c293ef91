import { expect, test, vi } from "vitest";
import { BOARD_BYTES, JobBoard } from "./job-board.ts";

const makeBoards = () => {
  const memory = new SharedArrayBuffer(BOARD_BYTES);
  return [new JobBoard(memory), new JobBoard(memory)] as const;
};
const areas = [
  { address: 1000, mapBytes: 10 },
  { address: 5000, mapBytes: 100 },
];

test("shares cover all maps, each once, whoever takes them", () => {
  const [here, there] = makeBoards();
  here.post({ program: 3, maps: 10, mapsPerShare: 4, areas });
  expect([here.take(), there.take(), here.take(), there.take(), here.take()]).toEqual([
    { program: 3, maps: 4, addresses: [1000, 5000] },
    { program: 3, maps: 4, addresses: [1040, 5400] },
    { program: 3, maps: 2, addresses: [1080, 5800] },
    undefined,
    undefined,
  ]);
});

test("before the first job there is nothing to take", () => {
  expect(makeBoards()[0].take()).toBeUndefined();
});

test("a job that is being written is not to be taken", () => {
  const [here, there] = makeBoards();
  here.post({ program: 0, maps: 1, mapsPerShare: 1, areas });
  here.take();
  const taken: unknown[] = [];
  const slow = {
    get address() {
      taken.push(there.take());
      return 1000;
    },
    mapBytes: 10,
  };
  here.post({ program: 1, maps: 10, mapsPerShare: 1, areas: [slow] });
  expect(taken).toEqual([undefined]);
  expect(there.take()).toEqual({ program: 1, maps: 1, addresses: [1000] });
});

test("waiting ends when every share is computed", () => {
  const [here, there] = makeBoards();
  here.post({ program: 0, maps: 3, mapsPerShare: 2, areas });
  for (const board of [here, there]) {
    board.take();
    board.finishShare();
  }
  here.waitForShares();
  here.post({ program: 1, maps: 1, mapsPerShare: 2, areas });
  expect(there.take()).toMatchObject({ program: 1, maps: 1 });
});

test("a share that is computed late, as after the process was stopped, is waited for", () => {
  const [here, there] = makeBoards();
  here.post({ program: 0, maps: 1, mapsPerShare: 1, areas });
  there.take();
  const wait = vi.spyOn(Atomics, "wait").mockReturnValueOnce("timed-out");
  wait.mockImplementationOnce(() => {
    there.finishShare();
    return "ok";
  });
  here.waitForShares();
  expect(wait).toHaveBeenCalledTimes(2);
  wait.mockRestore();
});

test("a thread that does not come back is not waited for longer than a minute", () => {
  const [here] = makeBoards();
  here.post({ program: 0, maps: 3, mapsPerShare: 2, areas });
  const wait = vi.spyOn(Atomics, "wait").mockReturnValue("timed-out");
  expect(() => here.waitForShares()).toThrow("expected 2 shares of 3 maps, got 0 in 60 s");
  expect(wait).toHaveBeenCalledTimes(60);
  wait.mockRestore();
});

test("the bell tells of a job", () => {
  const [here, there] = makeBoards();
  const { bell } = there;
  here.post({ program: 0, maps: 1, mapsPerShare: 1, areas });
  there.waitForJob(bell);
  expect(there.bell).toBe(bell + 1);
});

test("more areas than the board has places for are refused", () => {
  const many = Array.from({ length: 9 }, () => areas[0]!);
  expect(() => makeBoards()[0].post({ program: 0, maps: 1, mapsPerShare: 1, areas: many })).toThrow(
    "areas: expected at most 8, got 9",
  );
});
