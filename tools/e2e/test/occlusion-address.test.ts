import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { panel, parameter, pointAt, readout, squares, swept } from "./occlusion-page.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

const correspondence = (page: Page) => page.getByRole("region", { name: "Correspondence" });
const pictures = (page: Page) => correspondence(page).getByRole("group", { name: /^\w+ \d+$/ });

describe("every view of Occlusion is a link", () => {
  test("the square that a hand dragged comes back to the pixel; let go, it is in the address no more", async () => {
    const page = await open("/occlusion?patch=18&stride=24");
    await swept(page);
    await pointAt(panel(page, "a").locator(".frame"), 0.3, 0.3);
    await page.mouse.down();
    for (const step of [0.34, 0.38, 0.41]) await pointAt(panel(page, "a").locator(".frame"), step, step);
    await page.mouse.up();
    const [at] = await squares(page);
    await expect.poll(() => parameter(page, "square")).toMatch(/^0\.\d+,0\.\d+$/);
    const again = await open(page.url());
    await swept(again);
    expect((await squares(again))[0]).toBe(at);
    await expect.poll(() => readout(again).textContent()).toMatch(/pinned.*P\(.+\)0\.\d{3}/);
    await again.getByRole("button", { name: "Let go" }).click();
    await expect.poll(() => parameter(again, "square")).toBe(null);
    expect(await again.getByRole("button", { name: "Let go" }).count()).toBe(0);
  });

  test("a square that is not pinned follows the pointer and returns to its place", async () => {
    const page = await open("/occlusion?patch=18&stride=12");
    await swept(page);
    await panel(page, "d").locator(".frame").press("ArrowRight");
    await expect.poll(() => parameter(page, "square")).not.toBe(null);
    const [at] = await squares(page);
    await pointAt(panel(page, "b").locator(".frame"), 0.9, 0.9);
    await expect.poll(() => squares(page).then(([moved]) => moved)).not.toBe(at);
    await page.mouse.move(2, 2);
    await expect.poll(() => squares(page).then(([moved]) => moved)).toBe(at);
  });

  test("a finger pins the square where it taps, moves it by another tap, and lets it go by a tap on its place", async () => {
    const page = await open("/occlusion?patch=18&stride=24", { viewport: { width: 390, height: 844 }, hasTouch: true });
    await swept(page);
    const frame = panel(page, "d").locator(".frame");
    const tap = async (share: number) => {
      const { width = 0, height = 0 } = (await frame.boundingBox()) ?? {};
      await frame.tap({ position: { x: width * share, y: height * share } });
    };
    await tap(0.1);
    await expect.poll(() => squares(page).then(([at]) => at)).toBe("x 0, y 0");
    await tap(0.6);
    await expect.poll(() => squares(page).then(([at]) => at)).toBe("x 48, y 48");
    await expect.poll(() => parameter(page, "square")).toBe("0.5938,0.5938");
    await tap(0.6);
    await expect.poll(() => parameter(page, "square")).toBe(null);
  });

  test("parts that were drawn, taken away and chosen, and the draws, are there again on another page", async () => {
    const images = "images=menagerie:validation:0,menagerie:validation:12";
    const page = await open(`/occlusion?stride=24&${images}`);
    await swept(page);
    await expect.poll(() => pictures(page).getByRole("button").count()).toBe(6);
    await pictures(page).first().getByRole("button", { name: /^nose/ }).press("Delete");
    await expect.poll(() => parameter(page, "drawn")).toBe("menagerie:validation:0/nose/none");
    await expect.poll(() => correspondence(page).getByRole("checkbox", { name: "nose" }).count()).toBe(0);
    await correspondence(page).getByRole("textbox", { name: "Name of a part to draw" }).fill("whole, face");
    await correspondence(page).getByRole("button", { name: "Draw a part" }).click();
    for (const picture of await pictures(page).all()) {
      await picture.scrollIntoViewIfNeeded();
      await pointAt(picture, 0.1, 0.1);
      await page.mouse.down();
      await pointAt(picture, 0.3, 0.4);
      await page.mouse.up();
    }
    const draws = correspondence(page).getByRole("textbox", { name: "Random draws" });
    await draws.fill("5000");
    expect(await correspondence(page).getByRole("alert").textContent()).toContain("1 … 1,000");
    await draws.fill("20");
    await draws.press("Enter");
    await correspondence(page).getByRole("textbox", { name: "Seed" }).fill("7");
    await page.keyboard.press("Tab");
    await expect.poll(() => parameter(page, "draws")).toBe("20:7");
    await expect.poll(() => parameter(page, "drawn")?.split(",").length).toBe(3);
    const drawn = await pictures(page)
      .getByRole("button", { name: /^whole, face/ })
      .evaluateAll(labels);
    expect(drawn).toHaveLength(2);
    const again = await open(page.url());
    await swept(again);
    await expect.poll(() => pictures(again).getByRole("button").count()).toBe(6);
    expect(
      await pictures(again)
        .getByRole("button", { name: /^whole, face/ })
        .evaluateAll(labels),
    ).toEqual(drawn);
    await measure(again);
    await correspondence(again).getByRole("button", { name: "Show as table" }).click();
    expect(await correspondence(again).locator("tbody").first().textContent()).toMatch(/whole, face.*\d+\/20/);
    expect(await correspondence(again).getByRole("note").textContent()).toContain("seed 7");
  });

  test("that parts are a table, and which sign patterns are opened of which two images", async () => {
    const images = [0, 12, 24].map((index) => `menagerie:validation:${index}`).join(",");
    const page = await open(`/occlusion?stride=24&draws=3&parts=nose&images=${images}`);
    await swept(page);
    await measure(page);
    await correspondence(page)
      .getByText(/^Sign patterns/)
      .click();
    await expect.poll(() => parameter(page, "signs")).toMatch(/^nose\/0-1\/.+$/);
    await correspondence(page).getByRole("combobox", { name: "Part and layer" }).selectOption({ index: 1 });
    const pair = (on: Page) => correspondence(on).locator("button[aria-pressed=true][aria-label*=' and ']");
    await correspondence(page).locator("button[aria-label*=' and ']").last().click();
    await correspondence(page).getByRole("button", { name: "Show as table" }).click();
    await expect.poll(() => parameter(page, "signs")).toMatch(/^nose\/1-2\/.+$/);
    const steps = async (by: "goBack" | "goForward") => {
      for (const _ of ["pair", "layer", "opened"]) await page[by]();
    };
    await steps("goBack");
    await expect.poll(() => parameter(page, "signs")).toBe(null);
    await expect.poll(() => pair(page).isVisible()).toBe(false);
    await steps("goForward");
    await expect.poll(() => parameter(page, "signs")).toMatch(/^nose\/1-2\/.+$/);
    await expect.poll(() => pair(page).isVisible()).toBe(true);
    const chosen = await pair(page).getAttribute("aria-label");
    const again = await open(page.url());
    await swept(again);
    await measure(again);
    expect(await correspondence(again).getByRole("table").first().isVisible()).toBe(true);
    expect(await pair(again).getAttribute("aria-label")).toBe(chosen);
    await correspondence(again)
      .getByText(/^Sign patterns/)
      .click();
    await expect.poll(() => parameter(again, "signs")).toBe(null);
    await correspondence(again).getByRole("button", { name: "Show as table" }).click();
    await expect.poll(() => parameter(again, "tables")).toBe(null);
  });
});

async function measure(page: Page): Promise<void> {
  await correspondence(page).getByRole("button", { name: "Measure", exact: true }).click();
  await correspondence(page).getByRole("button", { name: "Measure again" }).waitFor();
}

function labels(found: Element[]): (string | null)[] {
  return found.map((part) => part.getAttribute("aria-label"));
}
