import { expect, test } from "vitest";
import { onEdge, onHead } from "./turn.ts";

const ahead = { yaw: 0, pitch: 0 };

test("seen from the front everything stays in place", () => {
  expect(onHead(ahead, 20, -10)).toEqual({
    at: [expect.closeTo(20), expect.closeTo(-10)],
    width: expect.closeTo(1),
    height: expect.closeTo(1),
  });
  expect(onEdge(ahead, 30, -40)).toEqual([30, -40]);
});

test("turned right, the face moves right and its right side narrows", () => {
  const right = { yaw: 0.5, pitch: 0 };
  expect(onHead(right, 0, 0).at[0]).toBeGreaterThan(20);
  expect(onHead(right, 20, 0).width).toBeLessThan(onHead(right, -20, 0).width);
});

test("what stands out moves further", () => {
  const right = { yaw: 0.4, pitch: 0.1 };
  expect(onHead(right, 0, 10, 1.3).at[0]).toBeGreaterThan(onHead(right, 0, 10).at[0]);
});
