import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { alerts, atlasIsThere, drawnPictures, mapRows, parameter } from "./atlas-page.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

/** Begins a scan of training images from the page. */
async function beginScan(page: Page, images?: number): Promise<string> {
  const form = page.getByRole("region", { name: "New scan" });
  await form.getByRole("radio", { name: /^menagerie train/ }).check();
  if (images !== undefined) {
    await form.getByRole("radio", { name: "the first" }).click();
    await form.getByLabel("Number of images").fill(String(images));
  }
  await form.getByRole("button", { name: /^Scan / }).click();
  await expect.poll(() => parameter(page, "atlas")).not.toBe("new");
  return parameter(page, "atlas") ?? "";
}

async function scanned(page: Page): Promise<number> {
  const text = (await page.getByText(/ of [\d,]+ images scanned/).textContent()) ?? "";
  return Number(/([\d,]+) of/.exec(text)?.[1]?.replaceAll(",", ""));
}

async function deleteScan(page: Page): Promise<void> {
  const id = parameter(page, "atlas");
  await page.getByRole("button", { name: /^menagerie train/ }).click();
  await page.getByRole("button", { name: "Delete this scan" }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await expect.poll(() => [id, "latest"].includes(parameter(page, "atlas"))).toBe(false);
}

describe("a scan", () => {
  test("of some images is begun from the page, fills the list as it runs, and stays", async () => {
    const page = await open("/deconv?atlas=new");
    const id = await beginScan(page, 48);
    await page.getByText(/^48 images scanned/).waitFor({ timeout: 120_000 });
    await atlasIsThere(page);
    expect(await alerts(page).count()).toBe(0);
    await page.reload();
    expect(parameter(page, "atlas")).toBe(id);
    await atlasIsThere(page);
    await deleteScan(page);
    expect(parameter(page, "atlas")).not.toBe(id);
  });

  test("is cancelled with Escape and resumed; a second browser sees the same; rows stay where they are", async () => {
    const page = await open("/deconv?atlas=new");
    const id = await beginScan(page);
    await expect.poll(() => scanned(page), { timeout: 120_000 }).toBeGreaterThan(0);
    await expect
      .poll(() => drawnPictures(page.locator(".deconvscope-atlas-rows")), { timeout: 60_000 })
      .toBeGreaterThan(17);
    const names = await mapRows(page).locator(".name").allTextContents();

    const other = await open(`/deconv?atlas=${id}`);
    await expect.poll(() => scanned(other), { timeout: 60_000 }).toBeGreaterThan(0);
    const before = await scanned(other);
    await expect.poll(() => scanned(other), { timeout: 60_000 }).toBeGreaterThan(before);
    expect(await mapRows(page).locator(".name").allTextContents()).toEqual(names);

    await page.keyboard.press("Escape");
    await page.getByText(/^Cancelled after/).waitFor();
    await other.getByText(/^Cancelled after/).waitFor();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect.poll(() => scanned(page), { timeout: 60_000 }).toBeGreaterThan(0);
    await expect.poll(() => scanned(other), { timeout: 60_000 }).toBeGreaterThan(0);
    await other.getByRole("button", { name: "Cancel" }).click();
    await page.getByText(/^Cancelled after/).waitFor();
    await deleteScan(page);
    await expect.poll(() => alerts(other).first().textContent()).toContain("This scan is not there any more.");
  });

  test("moves nothing while it runs", async () => {
    const page = await open("/deconv?atlas=new");
    await beginScan(page, 320);
    await expect.poll(() => mapRows(page).count(), { timeout: 60_000 }).toBeGreaterThan(5);
    await page.evaluate(() => {
      let shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if ("value" in entry) shift += Number(entry.value);
        document.documentElement.dataset.shift = String(shift);
      }).observe({ type: "layout-shift" });
    });
    await page.getByText(/^320 images scanned/).waitFor({ timeout: 120_000 });
    expect(Number(await page.evaluate(() => document.documentElement.dataset.shift ?? "0"))).toBeLessThan(0.02);
    await deleteScan(page);
  });

  test("of a folder that the server does not open is refused beside its field", async () => {
    const page = await open("/deconv?atlas=new");
    await page.getByRole("button", { name: "Add a dataset" }).click();
    const form = page.getByRole("form", { name: "Add a dataset" });
    const path = form.getByLabel("Folder on the server");
    await path.fill("/nowhere");
    await form.getByRole("button", { name: "Add", exact: true }).click();
    await expect.poll(() => path.getAttribute("aria-invalid")).toBe("true");
    expect(await form.getByRole("alert").textContent()).toMatch(/^path: /);
  });
});
