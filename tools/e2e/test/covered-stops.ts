import type { Page } from "playwright-core";

/** What the next stops of the Tab key are called whose middle something else covers; sliders are taller than windows. */
export async function coveredStops(page: Page, stops: number): Promise<string[]> {
  const covered: string[] = [];
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const { activeElement: focused } = document;
      if (!focused || focused.role === "slider") return undefined;
      const { left, right, top, bottom } = focused.getBoundingClientRect();
      const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return focused.contains(seen) ? undefined : (focused.ariaLabel ?? focused.textContent ?? focused.tagName);
    });
    if (name !== undefined) covered.push(name);
  }
  return covered;
}
