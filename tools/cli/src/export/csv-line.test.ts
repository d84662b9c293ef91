import { expect, test } from "vitest";
import { csvLine } from "./csv-line.ts";

test.each([
  [[1, 2.5, 3n, ""], "1,2.5,3,\r\n"],
  [["tench, Tinca tinca", 'a "b"', "c\nd"], '"tench, Tinca tinca","a ""b""","c\nd"\r\n'],
])("%o", (values, line) => expect(csvLine(values)).toBe(line));
