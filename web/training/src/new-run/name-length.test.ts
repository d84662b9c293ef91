import { expect, test } from "vitest";
import { checkName, nameRoom } from "./name-length.ts";

test("a name that nears its limit says how long it is; one that is longer is not cut, but told about", () => {
  expect(nameRoom("a".repeat(39))).toBeUndefined();
  expect(nameRoom("a".repeat(40))).toBe("40 of 48 characters");
  expect(checkName("a".repeat(48))).toBeUndefined();
  expect(checkName("a".repeat(51))).toBe("51 characters given; expected at most 48, so 3 fewer");
});
