import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Rows of the list that are in the page. */
export function mapRows(page: Page): Locator {
  return page.locator(".deconvscope-atlas-rows [role=row][aria-rowindex]").filter({ has: page.locator(".name") });
}

/** The opened map's panel. */
export function openedMap(page: Page): Locator {
  return page.getByRole("complementary", { name: "Opened map" });
}

export function drawnPictures(place: Locator): Promise<number> {
  return place
    .locator("img")
    .evaluateAll(
      (images) => images.filter((image) => image instanceof HTMLImageElement && image.naturalWidth > 0).length,
    );
}

/** Waits until the list has pictures and a map is open. */
export async function atlasIsThere(page: Page): Promise<void> {
  await expect
    .poll(() => drawnPictures(page.locator(".deconvscope-atlas-rows")), { timeout: 60_000 })
    .toBeGreaterThan(17);
  await expect
    .poll(() => drawnPictures(openedMap(page).locator(".deconvscope-top-activations")), { timeout: 60_000 })
    .toBeGreaterThan(1);
}

export function parameter(page: Page, name: string): string | null {
  return new URL(page.url()).searchParams.get(name);
}

/** Next.js keeps an empty live region of its own. */
export function alerts(page: Page): Locator {
  return page.locator("[role=alert]:not(#__next-route-announcer__)");
}
