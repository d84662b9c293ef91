import { expect, test } from "vitest";
import { drawBar } from "./draw-bar.ts";

test.each([
  [0, "    "],
  [0.5, "██  "],
  [0.53125, "██▏ "],
  [1, "████"],
  [7, "████"],
])("the bar of %d", (share, bar) => expect(drawBar(share, 4)).toBe(bar));
