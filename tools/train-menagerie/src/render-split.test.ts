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
  const pixels = await renderDrawings(20, 2, (index) => square(`rgb(${index},0,255)`), join(folder, "squares"));
  expect(pixels).toHaveLength(20 * 12);
  for (let index = 0; index < 20; index++)
    expect([...pixels.subarray(index * 12, index * 12 + 3)]).toEqual([index, 0, 255]);
});

test("the same drawings are read from the cache, others are not", async () => {
  const render = (fill: string) => renderDrawings(1, 2, () => square(fill), join(folder, "cached"));
  await render("red");
  const file = (await readdir(folder)).find((name) => name.startsWith("cached-"));
  await writeFile(
    join(folder, file ?? ""),
    Uint8Array.from({ length: 12 }, () => 9),
  );
  expect([...(await render("red"))]).toEqual(new Array(12).fill(9));
  expect((await render("blue"))[2]).toBe(255);
});
