import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { alerts, atlasIsThere, drawnPictures, mapRows, openedMap, parameter } from "./atlas-page.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

function list(page: Page): Locator {
  return page.locator(".deconvscope-atlas-rows");
}

async function scrollList(page: Page, top: number): Promise<void> {
  await list(page).evaluate((rows, top) => {
    rows.scrollTop = top;
  }, top);
}

function scrolled(page: Page): Promise<number> {
  return list(page).evaluate(({ scrollTop }) => scrollTop);
}

/** What the focused row is called; undefined where the focus is elsewhere. */
function focusedRow(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.closest(".row")?.querySelector(".name")?.textContent ?? undefined);
}

describe("the atlas", () => {
  test("a file waits for the pictures that it shows", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu5");
    await atlasIsThere(page);
    await scrollList(page, 1500);
    await expect.poll(() => mapRows(page).filter({ hasText: /^44/ }).count()).toBe(1);
    const frame = page.getByRole("region", { name: "Atlas", exact: true });
    await frame.getByRole("button", { name: "Export this figure" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: /^SVG/ }).click(),
    ]);
    const svg = await readFile(await download.path(), "utf8");
    const rows = svg.match(/<g\b/g)?.length ?? 0;
    expect(rows).toBeGreaterThan(8);
    expect(svg.match(/<image\b/g)).toHaveLength(18 * rows);
  });

  test("a map that is closed leaves the list at its row, and its row the focus", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu5");
    await atlasIsThere(page);
    await scrollList(page, 1200);
    const row = mapRows(page).filter({ hasText: /^30/ });
    await row.click();
    expect(parameter(page, "unit")).toBe("30");
    await openedMap(page).getByRole("radio", { name: "guided" }).click();
    const before = await scrolled(page);
    await page.keyboard.press("Escape");
    await expect.poll(() => focusedRow(page)).toBe("30");
    expect(await scrolled(page)).toBe(before);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => parameter(page, "unit")).toBe("31");
  });

  test("on a phone an opened map lies over the list, and leads back to its row", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu5", { viewport: { width: 390, height: 844 } });
    await atlasIsThere(page);
    await mapRows(page).nth(3).click();
    await expect.poll(async () => (await openedMap(page).boundingBox())?.y).toBeLessThan(60);
    await openedMap(page).getByRole("button", { name: "Back to the list" }).click();
    await expect.poll(() => focusedRow(page)).toBe("3");
    expect(parameter(page, "unit")).toBeNull();
  });

  test("stays as it is while the server is away, says so, and goes on by itself", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu5");
    await atlasIsThere(page);
    const title = page.getByRole("heading", { level: 1 });
    const place = await title.boundingBox();
    await page.context().setOffline(true);
    await page.keyboard.press("[");
    await alerts(page).getByText("The server is away").waitFor();
    await page.getByRole("button", { name: "no answer" }).waitFor();
    await expect.poll(() => page.locator(".deconvscope-atlas-rows .row").count()).toBeGreaterThan(5);
    expect(await drawnPictures(list(page))).toBe(0);
    expect((await title.boundingBox())?.y).toBe(place?.y);
    await page.context().setOffline(false);
    await atlasIsThere(page);
    await expect.poll(() => alerts(page).count()).toBe(0);
    expect((await title.boundingBox())?.y).toBe(place?.y);
  });

  test("a dataset to add has the focus, and gives it back", async () => {
    const page = await open("/deconv?atlas=new");
    const add = page.getByRole("button", { name: "Add a dataset" });
    await add.click();
    const path = page.getByLabel("Folder on the server");
    expect(await path.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "Cancel" }).click();
    expect(await add.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
