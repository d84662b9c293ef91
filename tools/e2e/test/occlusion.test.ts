import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { panel, parameter, pointAt, readout, save, squares, swept } from "./occlusion-page.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

const alerts = (page: Page) => page.locator("[role=alert]:not(#__next-route-announcer__)");

describe("the Occlusion zone", () => {
  test("five panels of the built-in image appear and finish; one square is on all of them", async () => {
    const page = await open("/occlusion");
    await swept(page);
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toMatch(/^What does “.+” rest on\?$/);
    for (const letter of ["b", "d"]) expect(await panel(page, letter).locator("canvas").count()).toBe(1);
    expect(await panel(page, "e").locator("li").count()).toBeGreaterThan(0);
    await pointAt(panel(page, "b").locator(".frame"), 0.2, 0.3);
    await expect.poll(() => squares(page).then((found) => new Set(found).size)).toBe(1);
    const [first, ...others] = await squares(page);
    expect(others).toHaveLength(4);
    await expect.poll(() => readout(page).textContent()).toContain(first);
    await pointAt(panel(page, "e").locator(".frame"), 0.7, 0.6);
    await expect.poll(() => squares(page).then(([moved]) => moved)).not.toBe(first);
    await expect
      .poll(async () => (await readout(page).textContent())?.includes((await squares(page))[0] ?? "?"))
      .toBe(true);
    expect(await alerts(page).count()).toBe(0);
  });

  test("arrow keys move the square by a stride, Enter pins it, Escape lets it go; its numbers are spoken at rest", async () => {
    const page = await open("/occlusion?patch=18&stride=12");
    await swept(page);
    await pointAt(panel(page, "d").locator(".frame"), 0.5, 0.5);
    const before = (await squares(page))[0]?.match(/\d+/g)?.map(Number) ?? [];
    await panel(page, "d").locator(".frame").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => squares(page).then(([at]) => at)).toBe(`x ${(before[0] ?? 0) + 12}, y ${before[1]}`);
    await expect.poll(() => page.locator("main [aria-live=polite]").first().textContent()).toMatch(/^Square at x \d+/);
    await page.keyboard.press("Enter");
    const pinned = (await squares(page))[0];
    await pointAt(panel(page, "b").locator(".frame"), 0.1, 0.1);
    await expect.poll(() => readout(page).textContent()).toContain("pinned");
    expect((await squares(page))[0]).toBe(pinned);
    await page.keyboard.press("Escape");
    await pointAt(panel(page, "b").locator(".frame"), 0.12, 0.12);
    await expect.poll(() => squares(page).then(([at]) => at)).not.toBe(pinned);
  });

  test("a hand drags the square to any pixel of the image and reads the network there", async () => {
    const page = await open("/occlusion?patch=18&stride=24");
    await swept(page);
    await pointAt(panel(page, "a").locator(".frame"), 0.3, 0.3);
    await page.mouse.down();
    for (const step of [0.34, 0.38, 0.41]) await pointAt(panel(page, "a").locator(".frame"), step, step);
    const at = (await squares(page))[0] ?? "";
    expect(Number(/x (\d+)/.exec(at)?.[1]) % 24).not.toBe(0);
    await expect.poll(() => readout(page).textContent()).toMatch(new RegExp(`${at}.*P\\(.+\\)0\\.\\d{3}`));
    await page.mouse.up();
  });

  test("another square gives the running sweep up at once; what is shown is the new one's alone", async () => {
    const page = await open("/occlusion?patch=10&stride=1");
    const aborted: string[] = [];
    page.on("requestfailed", (request) => aborted.push(request.url()));
    await page.getByRole("button", { name: /Cancel/ }).waitFor();
    await expect.poll(() => panel(page, "d").locator("canvas").count()).toBe(1);
    await page.getByRole("slider", { name: "Stride" }).fill("16");
    await expect.poll(() => aborted.some((url) => url.endsWith("/Occlude"))).toBe(true);
    await expect.poll(() => parameter(page, "stride")).toBe("16");
    const said = await swept(page);
    expect(await panel(page, "a").textContent()).toContain("stride 16 px");
    const again = await open(page.url());
    expect(await swept(again)).toBe(said);
    expect(await readout(again).textContent()).toBe(await readout(page).textContent());
  });

  test("Cancel keeps what is there and says how much; the figure is called partial", async () => {
    const page = await open("/occlusion?patch=10&stride=1");
    await page.getByRole("button", { name: /Cancel/ }).focus();
    await page.getByText(/^[\d,]+ of 7,569/).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByText(/Cancelled after [\d,]+ of 7,569/).count()).toBe(1);
    expect(await page.getByRole("note", { name: "Provenance" }).textContent()).toContain("partial");
    await expect.poll(() => panel(page, "d").locator("canvas").count()).toBe(1);
  });

  test("fill and class are the address's too; another class begins another sweep", async () => {
    const page = await open("/occlusion?stride=16");
    const first = await swept(page);
    await page.getByRole("combobox", { name: "Fill" }).selectOption("blur");
    expect(parameter(page, "fill")).toBe("blur");
    await expect.poll(() => swept(page)).not.toBe(first);
    await page.getByRole("button", { name: /^Class/ }).click();
    await page.getByRole("textbox", { name: "Find a class" }).fill("owl");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).toContain("owl");
    expect(parameter(page, "class")).toMatch(/^\d+$/);
    await page.goBack();
    await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).not.toContain("owl");
  });

  test("a square that is larger than the image is refused in words, with the one likely thing to do", async () => {
    const page = await open("/occlusion?patch=400");
    await expect.poll(() => alerts(page).first().textContent()).toMatch(/square is larger than the image.*patch.*400/i);
    await alerts(page).getByRole("button").click();
    await swept(page);
    expect(parameter(page, "patch")).toBe(null);
  });

  test("another image stands beside under the same square", async () => {
    const page = await open("/occlusion?stride=16&vs=menagerie:validation:4");
    await swept(page);
    const beside = page.getByRole("region", { name: /^Beside/ });
    await expect.poll(() => beside.locator("[data-panel] canvas").count()).toBe(2);
    await pointAt(panel(page, "d").locator(".frame"), 0.4, 0.4);
    await expect.poll(() => squares(page).then((found) => [found.length, new Set(found).size])).toEqual([10, 1]);
  });

  test("the figure leaves as a picture and as numbers, with its provenance", async () => {
    const page = await open("/occlusion?stride=24");
    await swept(page);
    const svg = await save(page.locator("main"), "SVG");
    expect(svg.match(/<image /g)).toHaveLength(4);
    expect(svg).toContain("menagerie-zfnet");
    const csv = await save(page.locator("main"), "CSV");
    expect(csv).toMatch(/^# menagerie-zfnet/);
    expect(csv.split("\r\n").filter((line) => line && !line.startsWith("#"))).toHaveLength(1 + 5 * 5);
  });

  test("on a phone nothing scrolls sideways", async () => {
    const page = await open("/occlusion?stride=16", { viewport: { width: 390, height: 844 }, hasTouch: true });
    await swept(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
