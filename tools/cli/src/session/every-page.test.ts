import { expect, test } from "vitest";
import { everyPage } from "./every-page.ts";

test("follows the tokens to the last page", async () => {
  const pages = { "": [1, 2], b: [], c: [3] };
  const next = { "": "b", b: "c", c: "" };
  const all = await everyPage(async (token) => {
    const key = token as keyof typeof pages;
    return { items: pages[key], nextPageToken: next[key] };
  });
  expect(all).toEqual([1, 2, 3]);
});
