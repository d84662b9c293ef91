import { expect, test } from "vitest";
import { ClaimSize } from "./claim-size.ts";

test("a scan that is not known begins with one shard, then as many as two seconds hold, doubling", () => {
  const size = new ClaimSize();
  expect(size.of("a")).toBe(1);
  const sizes: number[] = [];
  for (let i = 0; i < 6; i++) {
    size.learn(size.most, 100 * size.most, 1);
    sizes.push(size.of("a"));
  }
  expect(sizes).toEqual([2, 4, 8, 16, 20, 20]);
  expect(size.of("b")).toBe(1);
  expect(size.most).toBe(1);
});

test("where committing is slow, claims are longer, up to ten seconds", () => {
  const size = new ClaimSize();
  size.of("a");
  const learn = (commit: number) => {
    for (let i = 0; i < 12; i++) size.learn(size.most, 10 * size.most, commit);
    return size.most;
  };
  expect(learn(200)).toBe(400);
  expect(learn(10_000)).toBe(512);
});

test("a shard that takes longer than that is a claim", () => {
  const size = new ClaimSize();
  size.of("a");
  size.learn(1, 60_000, 10);
  expect(size.most).toBe(1);
});
