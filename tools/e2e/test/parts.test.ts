import { expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

test.each([
  ["/", "evaluation"],
  ["/deconv/", "image"],
  ["/occlusion/", "correspondence"],
])("%s#%s: the page opens at its part, and stays there while what stands above it comes", async (path, part) => {
  const page = await open(`${path}#${part}`, { viewport: { width: 390, height: 600 }, reducedMotion: "reduce" });
  const place = page.locator(`#${part}`);
  await place.waitFor();
  await page.waitForLoadState("networkidle");
  const top = await place.evaluate((element) => element.getBoundingClientRect().top);
  const rest = await page.evaluate(() => document.documentElement.scrollHeight - scrollY - innerHeight);
  expect(rest <= 1 || Math.abs(top) < 120).toBe(true);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
});
