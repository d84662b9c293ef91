import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { createClient } from "@connectrpc/connect";
import { createGrpcTransport } from "@connectrpc/connect-node";
import { DatasetService } from "@deconvscope/proto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningProduct, startProduct } from "../src/index.ts";
import { useBrowser } from "./open-page.ts";
import { putVoc } from "./put-voc.ts";

const open = useBrowser();
let folder: string;
let product: RunningProduct;
let names: string[];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "deconvscope-voc-"));
  product = await startProduct(["--data-root", folder]);
  names = await putVoc(path.join(folder, "VOC2012"), product.grpc, 48);
  const transport = createGrpcTransport({ baseUrl: `http://${product.grpc}` });
  const { dataset } = await createClient(DatasetService, transport).registerDataset({
    name: "pairs",
    path: path.join(folder, "VOC2012"),
  });
  expect([dataset?.multiLabel, dataset?.problems]).toEqual([true, []]);
});
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

const percent = (text: string) => Number(/([\d.]+)\u202f%/.exec(text)?.[1]);

test("images of several labels are judged by the average precision of each class, kept, and told in words", async () => {
  const page = await open(`${product.dashboard}/?model=menagerie-zfnet&on=pairs:val`);
  const section = page.locator("#evaluation");
  await section.getByRole("button", { name: "Evaluate", exact: true }).click();
  const precision = page.locator("#precision");
  await precision.waitFor({ timeout: 120_000 });
  const said = async () => [await section.locator("dl").first().textContent(), await precision.textContent()];
  const [tiles = "", table] = await said();
  expect(tiles).toMatch(/mean average precision\d+\.\d\u202f%over the classesimages48/);

  const rows = await precision.locator("tbody tr").allTextContents();
  const shares = rows.map(percent);
  expect(rows.map((row) => row.replace(/[\d.]+\u202f%$/, "")).toSorted()).toEqual(names.toSorted());
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  // Half of all images are said to show a class that is not drawn in them: no class is found each time.
  expect(shares.at(-1)).toBeLessThan(100);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  expect(Math.abs(percent(tiles ?? "") - mean)).toBeLessThan(0.11);
  for (const id of ["confusion", "calibration", "class-accuracy", "mistakes"]) {
    expect(await page.locator(`#${id}`).count()).toBe(0);
  }
  const { violations } = await new AxeBuilder({ page }).include("#evaluation").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.reload();
  await precision.waitFor();
  expect(await said()).toEqual([tiles, table]);
});
