import { expect, test } from "vitest";
import { compose, identity, rotate, scale, transform, translate } from "./affine.ts";

test("the last map of a composition comes first", () => {
  expect(transform(compose(translate(10, 0), scale(2)), [3, 1])).toEqual([16, 2]);
  expect(transform(compose(scale(2), translate(10, 0)), [3, 1])).toEqual([26, 2]);
  expect(compose()).toEqual(identity);
});

test("turns clockwise on the screen and leaves its centre", () => {
  const [x, y] = transform(rotate(90), [1, 0]);
  expect([x, y]).toEqual([expect.closeTo(0), expect.closeTo(1)]);
  expect(transform(rotate(37, [4, 5]), [4, 5])).toEqual([expect.closeTo(4), expect.closeTo(5)]);
});
