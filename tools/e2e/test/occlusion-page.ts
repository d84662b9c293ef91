import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** The sentence below the first heading. */
export const sentence = (page: Page) => page.getByRole("heading", { level: 1 }).locator("xpath=following-sibling::p");
export const readout = (page: Page) => page.locator("main dl").first();
export const panel = (page: Page, letter: string) => page.locator(`[data-panel=${letter}]`).first();
export const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

/** The sweep is at its end: its sentence says what the numbers are. */
export async function swept(page: Page): Promise<string> {
  await expect.poll(() => sentence(page).textContent()).toMatch(/falls from|stays between/);
  await expect.poll(() => panel(page, "c").locator("img").count()).toBe(1);
  return (await sentence(page).textContent()) ?? "";
}

/** Where the square is on each of the panels. */
export function squares(page: Page): Promise<string[]> {
  return page
    .locator("[data-panel] svg.marks rect.square")
    .evaluateAll((found) => found.map((square) => `x ${square.getAttribute("x")}, y ${square.getAttribute("y")}`));
}

/** Moves the pointer to a place of a picture, as shares of its sides. */
export async function pointAt(picture: Locator, y: number, x: number): Promise<void> {
  const box = await picture.boundingBox();
  if (!box) throw new Error("the panel is not drawn");
  await picture.page().mouse.move(box.x + box.width * x, box.y + box.height * y);
}

/** What a figure leaves the page as, in a format of its export menu. */
export async function save(figure: Locator, format: string): Promise<string> {
  await figure
    .getByRole("button", { name: /Export/ })
    .first()
    .click();
  const page = figure.page();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}
