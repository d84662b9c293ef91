import { FillPattern } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { parseFill } from "./parse-fill.ts";

test.each([
  ["mean", [], FillPattern.UNSPECIFIED],
  ["grey", [], FillPattern.GREY],
  ["noise", [], FillPattern.NOISE],
  ["blur", [], FillPattern.BLUR],
  ["-1,0,2.5", [-1, 0, 2.5], FillPattern.UNSPECIFIED],
  ["0", [0], FillPattern.UNSPECIFIED],
])("%s", (text, fill, fillPattern) => expect(parseFill(text)).toEqual({ fill, fillPattern }));

test.each(["", "white", "1,,2", "1,x", "toString", "Infinity", "1e39,0,0"])("refuses %o", (text) => {
  expect(() => parseFill(text)).toThrow("Expected mean, grey, noise, blur, or one number a channel like 0,0,0.5.");
});
