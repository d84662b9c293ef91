import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test.each([
  ["\x1b[2Jgone", "\\x1b[2Jgone"],
  ["a\nb\0c\x9b", "a\\x0ab\\x00c\\x9b"],
  ["größer 😀 × 3", "größer 😀 × 3"],
])("%j", (text, shown) => expect(printable(text)).toBe(shown));
