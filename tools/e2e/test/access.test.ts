import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningProduct, startProduct } from "../src/index.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();
const token = "token-of-the-browser-tests";
const onnx = path.resolve(import.meta.dirname, "../../../packages/menagerie/model/menagerie-zfnet.onnx");
let folder: string;
let product: RunningProduct;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "deconvscope-token-"));
  await writeFile(path.join(folder, "token"), token);
  product = await startProduct(["--token-file", path.join(folder, "token")]);
}, 60_000);
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

const pictures = ".deconvscope-projection-grid img";

test("a server with a token is used after giving it: wrong ones are refused in words, the right one serves all zones", async () => {
  const page = await open(`${product.dashboard}/deconv`);
  const dialog = page.getByRole("dialog", { name: "This server asks for its token" });
  await dialog.waitFor();
  await expect.poll(() => dialog.getByLabel("Token").evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("not-the-token-of-it");
  await page.keyboard.press("Enter");
  await expect.poll(() => dialog.getByRole("status").textContent()).toBe("The server refuses this token.");
  const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  await page.getByRole("button", { name: "Give the token" }).first().click();
  await dialog.getByLabel("Token").fill(token);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(pictures).count(), { timeout: 60_000 }).toBe(18);
  expect(await dialog.count()).toBe(0);

  await page.getByRole("navigation", { name: "Zones", exact: true }).getByRole("link", { name: "Models" }).click();
  await page.getByRole("heading", { name: "Anatomy" }).waitFor();
  await page.getByRole("button", { name: "Import a model" }).first().click();
  await page.getByRole("dialog").locator("input[type=file]").first().setInputFiles(onnx);
  await page.getByRole("dialog").getByLabel("Name").fill("mine");
  await page.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("model"), { timeout: 30_000 }).toBe("mine");

  const elsewhere = await open(`${product.dashboard}/deconv`);
  await elsewhere.getByRole("dialog", { name: "This server asks for its token" }).waitFor();
});
