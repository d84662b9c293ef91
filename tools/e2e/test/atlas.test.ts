import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { alerts, atlasIsThere, drawnPictures, mapRows, openedMap, parameter } from "./atlas-page.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

/** Numbers of a column of the list shown as a table, from the top. */
async function column(page: Page, index: number): Promise<number[]> {
  const texts = await mapRows(page).locator(`:scope > :nth-child(${index})`).allTextContents();
  return texts.map((text) => (text === "–" ? 0 : Number(text.replace(/[,\s%]/g, ""))));
}

describe("the atlas", () => {
  test("of the built-in network is a click away from the microscope, with every map's strongest images", async () => {
    const page = await open("/deconv");
    await page.getByRole("radio", { name: "Atlas" }).click();
    await atlasIsThere(page);
    expect(parameter(page, "model")).toBe("menagerie-zfnet");
    expect(parameter(page, "atlas")).toMatch(/\S/);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    await expect.poll(() => page.getByText(/images scanned/).count()).toBe(1);
    const panel = openedMap(page);
    expect(await panel.locator(".deconvscope-histogram").count()).toBe(1);
    expect(await panel.getByText(/^fires on$/).count()).toBe(1);
    expect(await alerts(page).count()).toBe(0);
  });

  test("a row opens its map, arrows and Enter as well, and Back undoes it", async () => {
    const page = await open("/deconv?atlas=latest");
    await atlasIsThere(page);
    const before = page.url();
    await mapRows(page).nth(2).click();
    const clicked = parameter(page, "unit");
    expect(clicked).toMatch(/^\d+$/);
    const heading = openedMap(page).getByRole("heading", { level: 2 });
    await expect.poll(() => heading.textContent()).toMatch(new RegExp(`${clicked}$`));
    await page.goBack();
    expect(page.url()).toBe(before);
    await mapRows(page).first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => parameter(page, "unit")).not.toBeNull();
    await page.keyboard.press("Escape");
    expect(parameter(page, "unit")).toBeNull();
  });

  test("orders the maps by strength, selectivity and purity", async () => {
    const page = await open("/deconv?atlas=latest&view=table&layer=relu3");
    await mapRows(page).nth(8).waitFor();
    for (const { order, index, falls } of [
      { order: "strongest", index: 2, falls: true },
      { order: "selective", index: 3, falls: false },
      { order: "purest", index: 4, falls: true },
    ]) {
      await page.getByRole("radio", { name: order }).click();
      expect(parameter(page, "order")).toBe(order);
      await expect
        .poll(async () => {
          const numbers = await column(page, index);
          const sorted = numbers.toSorted((a, b) => (falls ? b - a : a - b));
          return numbers.length > 8 && JSON.stringify(numbers) === JSON.stringify(sorted);
        })
        .toBe(true);
    }
  });

  test("finds the maps that love a class, and says where there is none of that name", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu5");
    await atlasIsThere(page);
    const aside = page.locator("h1 + span");
    const all = await aside.textContent();
    await page.keyboard.press("/");
    await page.keyboard.type("fo");
    await page.keyboard.press("Enter");
    expect(parameter(page, "find")).toBe("fox");
    await expect.poll(() => aside.textContent()).toMatch(/^\d+ of \d+ maps/);
    await mapRows(page).first().click();
    const classes = openedMap(page).getByRole("region", { name: "Classes of its strongest images" });
    await expect.poll(() => classes.textContent()).toContain("fox");
    await page.getByRole("button", { name: "Clear fox" }).click();
    expect(parameter(page, "find")).toBeNull();
    await expect.poll(() => aside.textContent()).toBe(all);

    const unknown = await open("/deconv?atlas=latest&find=unicorn");
    await unknown.getByText("menagerie has no class “unicorn”.").waitFor();
    await unknown.getByRole("link", { name: "Show every map" }).click();
    await atlasIsThere(unknown);
  });

  test("[ and ] walk through the layers, 1, 2 and 3 choose the rule of its projections", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu4&unit=3");
    await atlasIsThere(page);
    const title = page.getByRole("heading", { level: 1 });
    const first = await title.textContent();
    const projection = openedMap(page).locator(".deconvscope-top-activations img").first();
    const deconvnet = await projection.getAttribute("src");
    await page.keyboard.press("3");
    expect(parameter(page, "rule")).toBe("guided");
    await expect.poll(() => projection.getAttribute("src"), { timeout: 60_000 }).not.toBe(deconvnet);
    await page.keyboard.press("]");
    await expect.poll(() => title.textContent()).not.toBe(first);
    expect(parameter(page, "unit")).toBeNull();
  });

  test("leads to the microscope and back: the same activation at the same place", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu4&unit=5");
    await atlasIsThere(page);
    const top = openedMap(page).getByRole("region", { name: "Image of the chosen activation" });
    const [activation, y, x] =
      /([\d.,]+) at (\d+), (\d+)/.exec((await top.locator(".num").textContent()) ?? "")?.slice(1) ?? [];
    await page.getByRole("link", { name: "Open in the microscope" }).click();
    expect(parameter(page, "atlas")).toBeNull();
    expect(parameter(page, "image")).toMatch(/^menagerie:validation:\d+$/);
    expect(parameter(page, "unit")).toBe(`5@${y},${x}`);
    const unit = page.getByRole("complementary", { name: "Opened unit" });
    await expect.poll(() => unit.locator("dl").textContent(), { timeout: 60_000 }).toContain(`${y}, ${x}`);
    await expect.poll(() => unit.locator("dl").textContent()).toMatch(/on this image(#\d+ of|below)/);
    const shown = /activation([\d.,]+)/.exec((await unit.locator("dl").textContent()) ?? "")?.[1];
    expect(Number(shown?.replaceAll(",", ""))).toBeCloseTo(Number(activation?.replaceAll(",", "")), 2);
    const tops = unit.getByRole("region", { name: "Strongest over a dataset" });
    await expect.poll(() => drawnPictures(tops), { timeout: 60_000 }).toBe(18);
    await tops.getByRole("link", { name: /^This map over menagerie/ }).click();
    await atlasIsThere(page);
    expect(parameter(page, "unit")).toBe("5");
    expect(parameter(page, "layer")).toBe("relu4");
  });

  test("the opened map and the list leave the page as files", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu5&unit=2");
    await atlasIsThere(page);
    const png = await save(page, "Atlas", "PNG");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.toString("latin1")).toContain("menagerie-zfnet");
    const csv = (await save(page, "Atlas", "CSV")).toString("utf8");
    expect(csv.split("\n").filter((line) => line && !line.startsWith("#")).length).toBeGreaterThan(32);
    const tops = (await save(page, "Map 2 of conv5", "CSV")).toString("utf8");
    expect(tops.split("\n").filter((line) => line && !line.startsWith("#"))).toHaveLength(10);
    const npy = await save(page, "Map 2 of conv5", "NPY");
    expect(npy.toString("latin1")).toContain("'shape': (1, 64)");
  });

  test("says what is wrong with an address and offers a way on", async () => {
    const gone = await open("/deconv?atlas=00000000-0000-4000-8000-000000000000");
    await expect.poll(() => alerts(gone).first().textContent()).toContain("This scan is not there any more.");
    await gone.getByRole("link", { name: "Show the newest scan" }).click();
    await atlasIsThere(gone);
    const layer = await open("/deconv?atlas=latest&layer=conv99");
    await expect.poll(() => alerts(layer).first().textContent()).toContain("conv99");
  });

  test("nothing moves while it comes, and on a phone nothing scrolls sideways", async () => {
    const page = await open("/deconv?atlas=latest&layer=relu4", {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    await atlasIsThere(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const wide = await open("about:blank");
    await wide.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ("value" in entry)
            document.documentElement.dataset.shift = String(
              Number(document.documentElement.dataset.shift ?? 0) + Number(entry.value),
            );
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await wide.goto(page.url());
    await atlasIsThere(wide);
    expect(Number(await wide.evaluate(() => document.documentElement.dataset.shift ?? "0"))).toBeLessThan(0.05);
  });
});

async function save(page: Page, figure: string, format: string): Promise<Buffer> {
  const frame = page.getByRole("region", { name: figure, exact: true });
  await frame.getByRole("button", { name: "Export this figure" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download", (saved) => saved.suggestedFilename().endsWith(format.toLowerCase())),
    page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click(),
  ]);
  return readFile(await download.path());
}
