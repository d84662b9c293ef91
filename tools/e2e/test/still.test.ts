import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

/** Each zone, and what is there in the end. */
const zones = [
  ["Models", "/", (page: Page) => page.locator("#anatomy").getByRole("note")],
  ["a model", "/?model=photo-zfnet", (page: Page) => page.locator("#anatomy").getByRole("note")],
  ["Deconv", "/deconv/", (page: Page) => page.getByRole("link", { name: /^This map over/ })],
  ["Occlusion", "/occlusion/", (page: Page) => page.getByRole("button", { name: "Sweep again" })],
  ["a table of Occlusion", "/occlusion/?view=table", (page: Page) => page.getByRole("button", { name: "Sweep again" })],
  ["Training", "/training/", (page: Page) => page.getByRole("heading", { level: 1 })],
] as const;

/** The sum of all layout shifts since the page began. @see https://web.dev/articles/cls */
const shifts = (page: Page) =>
  page.evaluate(async () => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, "value"));
    }).observe({ type: "layout-shift", buffered: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return sum;
  });

test.each(zones.flatMap((zone) => [1440, 390].map((width) => [width, ...zone] as const)))(
  "at %i px nothing moves while %s comes",
  async (width, _, address, last) => {
    const page = await open(address, { viewport: { width, height: 900 } });
    await last(page).first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await shifts(page)).toBeLessThan(0.01);
  },
);
