import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderDrawings } from "./render-split.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "render-split-"));
});
afterAll(() => rm(folder, { recursive: true }));

const square = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"><path d="M0 0H2V2H0Z" fill="${fill}"/></svg>`;

test("renders in order, whatever finishes first", async () => {
  const svgs = Array.from({ length: 20 }, (_, index) => square(`rgb(${index},0,255)`));
  const pixels = await renderDrawings(svgs, 2, folder, "squares");
  expect(pixels).toHaveLength(20 * 12);
  for (let index = 0; index < 20; index++)
    expect([...pixels.subarray(index * 12, index * 12 + 3)]).toEqual([index, 0, 255]);
});

test("the same drawings are read from the cache, others are not", async () => {
  await renderDrawings([square("red")], 2, folder, "cached");
  const file = (await readdir(folder)).find((name) => name.startsWith("cached-"));
  await writeFile(
    join(folder, file ?? ""),
    Uint8Array.from({ length: 12 }, () => 9),
  );
  expect([...(await renderDrawings([square("red")], 2, folder, "cached"))]).toEqual(new Array(12).fill(9));
  expect((await renderDrawings([square("blue")], 2, folder, "cached"))[2]).toBe(255);
});
