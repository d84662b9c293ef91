import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

/** The strongest maps, all nine of them drawn. */
async function nineTiles(page: Page): Promise<Locator> {
  const tiles = page.getByRole("group", { name: "Strongest maps" }).getByRole("button");
  await expect.poll(() => drawnPictures(page), { timeout: 60_000 }).toBe(18);
  return tiles;
}

function drawnPictures(page: Page): Promise<number> {
  return page
    .locator(".deconvscope-projection-grid img")
    .evaluateAll(
      (images) => images.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
    );
}

/** Next.js keeps an empty live region of its own. */
const alerts = (page: Page) => page.locator("[role=alert]:not(#__next-route-announcer__)");

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe("the Deconv zone", () => {
  test("shows nine projections beside their patches without another step", async () => {
    const page = await open("/deconv");
    await nineTiles(page);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    await expect
      .poll(() => page.getByRole("complementary", { name: "Opened unit" }).textContent())
      .toMatch(/activation/);
    expect(await page.getByText(/One unit sees \d+ × \d+ px/).count()).toBe(1);
  });

  test("a tile opens its unit, and Back undoes it", async () => {
    const page = await open("/deconv");
    const tiles = await nineTiles(page);
    const before = page.url();
    await tiles.nth(4).click();
    const unit = parameter(page, "unit");
    expect(unit).toMatch(/^\d+$/);
    const heading = page.getByRole("complementary", { name: "Opened unit" }).getByRole("heading", { level: 2 });
    await expect.poll(() => heading.textContent()).toContain(Number(unit).toLocaleString("en"));
    await page.goBack();
    expect(page.url()).toBe(before);
    await expect.poll(() => heading.textContent()).not.toContain(` ${unit}`);
    await page.goForward();
    expect(parameter(page, "unit")).toBe(unit);
  });

  test("1, 2 and 3 choose the rule; its projections differ", async () => {
    const page = await open("/deconv");
    await nineTiles(page);
    const first = page.locator(".deconvscope-projection-grid img").first();
    const deconvnet = await bytesOf(first);
    await page.keyboard.press("3");
    expect(parameter(page, "rule")).toBe("guided");
    await expect.poll(() => bytesOf(first), { timeout: 30_000 }).not.toBe(deconvnet);
    await page.keyboard.press("1");
    expect(parameter(page, "rule")).toBe(null);
    await expect.poll(() => bytesOf(first), { timeout: 30_000 }).toBe(deconvnet);
  });

  test("a click into the image projects that place; the address reproduces it", async () => {
    const page = await open("/deconv");
    await nineTiles(page);
    const image = page.getByRole("region", { name: "Image" }).locator("svg").first();
    const box = await image.boundingBox();
    if (!box) throw new Error("the image is not drawn");
    await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.6);
    await expect.poll(() => parameter(page, "unit")).toMatch(/^\d+@\d+,\d+$/);
    const facts = page.getByRole("complementary", { name: "Opened unit" }).locator("dl");
    const [, place] = (parameter(page, "unit") ?? "").split("@");
    await expect.poll(() => facts.textContent()).toContain(place?.replace(",", ", "));
    const again = await open(page.url());
    const factsAgain = again.getByRole("complementary", { name: "Opened unit" }).locator("dl");
    await expect.poll(() => factsAgain.textContent(), { timeout: 30_000 }).toBe(await facts.textContent());
  });

  test("[ and ] walk through the layers, deep ones and dense ones", async () => {
    const page = await open("/deconv");
    await nineTiles(page);
    const heading = page.getByRole("heading", { level: 1 });
    const seen = new Set<string | null>();
    for (let step = 0; step < 12; step++) {
      seen.add(await heading.textContent());
      await page.keyboard.press("]");
      await page.waitForTimeout(50);
    }
    expect(seen.size).toBeGreaterThan(4);
    await expect.poll(() => drawnPictures(page), { timeout: 60_000 }).toBeGreaterThan(0);
    expect(await alerts(page).count()).toBe(0);
  });

  test("a photo dropped anywhere is looked at, and its address works again here", async () => {
    const page = await open("/deconv");
    await nineTiles(page);
    const dropped = await page.evaluateHandle(async () => {
      const canvas = new OffscreenCanvas(300, 200);
      const drawing = canvas.getContext("2d");
      if (!drawing) throw new Error("no canvas");
      for (let stripe = 0; stripe < 10; stripe++) {
        drawing.fillStyle = `hsl(${36 * stripe} 70% 50%)`;
        drawing.fillRect(30 * stripe, 10 * stripe, 30, 200);
      }
      const transfer = new DataTransfer();
      transfer.items.add(new File([await canvas.convertToBlob()], "stripes.png", { type: "image/png" }));
      return transfer;
    });
    for (const event of ["dragenter", "dragover", "drop"]) {
      await page.dispatchEvent("body", event, { dataTransfer: dropped });
    }
    await expect.poll(() => parameter(page, "image")).toMatch(/^upload:[0-9a-f]{64}$/);
    await nineTiles(page);
    await page.reload();
    await nineTiles(page);
    expect(await alerts(page).count()).toBe(0);
  });

  test("a broken photo is refused in words, and the page lives on", async () => {
    const page = await open("/deconv");
    await nineTiles(page);
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["no picture at all"], "broken.png", { type: "image/png" }));
      return transfer;
    });
    for (const event of ["dragenter", "dragover", "drop"]) {
      await page.dispatchEvent("body", event, { dataTransfer: dropped });
    }
    await expect.poll(() => alerts(page).first().textContent()).toMatch(/broken\.png|image|picture/i);
  });

  test("an address that names what is not there says so", async () => {
    const page = await open("/deconv?model=menagerie-zfnet&layer=conv99");
    await expect.poll(() => alerts(page).first().textContent(), { timeout: 30_000 }).toContain("conv99");
  });

  test("the figure exports PNG and CSV with their provenance", async () => {
    const page = await open("/deconv");
    await nineTiles(page);
    const png = await save(page, "PNG");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.toString("latin1")).toContain("menagerie-zfnet");
    const csv = (await save(page, "CSV")).toString("utf8");
    expect(csv).toMatch(/^# /);
    expect(csv.split("\n").filter((line) => line && !line.startsWith("#"))).toHaveLength(10);
  });

  test("on a phone nothing scrolls sideways, and the zones are tabs below", async () => {
    const page = await open("/deconv", { viewport: { width: 390, height: 844 }, hasTouch: true });
    await nineTiles(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const tabs = page.getByRole("navigation", { name: "Zones" }).last();
    expect((await tabs.boundingBox())?.y).toBeGreaterThan(700);
  });
});

async function bytesOf(image: Locator): Promise<string> {
  return image.evaluate(async (element) => {
    if (!(element instanceof HTMLImageElement) || !element.complete) return "";
    const canvas = document.createElement("canvas");
    canvas.width = element.naturalWidth;
    canvas.height = element.naturalHeight;
    canvas.getContext("2d")?.drawImage(element, 0, 0);
    return canvas.toDataURL();
  });
}

async function save(page: Page, format: string): Promise<Buffer> {
  await page
    .getByRole("button", { name: /Export/ })
    .first()
    .click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click(),
  ]);
  return readFile(await download.path());
}
