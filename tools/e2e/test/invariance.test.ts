import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { coveredStops } from "./covered-stops.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();
const images = [3, 40, 77].map((index) => `menagerie:validation:${index}`).join(",");
const address = `/?model=menagerie-zfnet&image=menagerie:validation:40&images=${images}&transforms=translate-x,rotate`;

const figureOf = (page: Page) => page.getByRole("region", { name: "How far features move" });
const lines = "path.line:not(.dots)";
async function measure(page: Page) {
  await figureOf(page).getByRole("button", { name: "Measure", exact: true }).click();
  await page
    .locator("#invariance-layers")
    .getByText(/^Half of the way/)
    .waitFor({ timeout: 120_000 });
}
const moved = (page: Page) => new URL(page.url()).searchParams.get("moved");

describe("Invariance", () => {
  test("curves grow while they are measured, and a link shows them at once", async () => {
    const page = await open(address);
    const figure = figureOf(page);
    await figure.getByText("conv1, relative distance").first().waitFor();
    expect(await figure.locator(lines).first().getAttribute("d")).toBe("");
    // Every state of the first line, from nothing to all of it.
    await figure
      .locator(lines)
      .first()
      .evaluate((line) => {
        const seen: string[] = [];
        new MutationObserver(() => {
          seen.push(line.getAttribute("d") ?? "");
          line.setAttribute("data-states", String(new Set(seen).size));
        }).observe(line, { attributeFilter: ["d"] });
      });
    await measure(page);
    expect(await figure.locator(lines).count()).toBe(3 * 2 * 3);
    for (const line of await figure.locator(lines).all()) expect(await line.getAttribute("d")).toMatch(/^M(?!.*M)/);
    await figure.getByRole("button", { name: "Show as table" }).click();
    expect(await figure.locator("tbody tr").count()).toBe(3 * 2 * 25);

    const again = await open(new URL(page.url()).href);
    await again
      .locator("#invariance-layers")
      .getByText(/^Half of the way/)
      .waitFor();
    expect(
      await figureOf(again)
        .getByRole("button", { name: /Measure/ })
        .count(),
    ).toBe(0);
  });

  test("a hand moves an image: picture, maps, marker and address follow; so do keys", async () => {
    const page = await open(address);
    const figure = figureOf(page);
    const picture = figure.getByAltText(/^What the network sees/);
    await picture.waitFor();
    const slider = figure.getByRole("slider", { name: "Shift right" });
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error("expected the slider on the page");
    const [before, map] = [await picture.getAttribute("src"), figure.getByAltText(/^Map \d+ of/).first()];
    const mapBefore = await map.getAttribute("src");
    const y = box.y + box.height - 12;
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    for (const share of [0.55, 0.62, 0.7]) await page.mouse.move(box.x + share * box.width, y);
    await expect.poll(() => picture.getAttribute("src")).not.toBe(before);
    await expect.poll(() => map.getAttribute("src")).not.toBe(mapBefore);
    expect(moved(page)).toBe(null);
    await page.mouse.up();
    await expect.poll(() => moved(page)).toMatch(/^translate-x:\d+$/);
    const amount = Number(moved(page)?.split(":")[1]);
    expect(amount).toBeGreaterThan(5);

    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => moved(page)).toBe(`translate-x:${amount + 1}`);
    const readout = figure.getByLabel("What is read there");
    await expect.poll(() => readout.textContent()).toContain(`Shift right${amount + 1} px`);
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toMatch(/^\d+ px, conv1, relative distance \d\.\d+/);
    await page.keyboard.press("Home");
    await expect.poll(() => readout.textContent()).toMatch(/Shift right−25\.7 px/);

    const again = await open(new URL(page.url()).href);
    await expect.poll(() => figureOf(again).getByLabel("What is read there").textContent()).toMatch(/−25\.7 px/);
  });

  test("an image that is opened is closed by Back and opened by Forward, and nothing is measured anew", async () => {
    const page = await open("/?model=menagerie-zfnet&transforms=rotate");
    const figure = figureOf(page);
    await measure(page);
    const hand = figure.getByRole("region", { name: /moved by hand$/ });
    const readout = hand.getByLabel("What is read there");
    await expect.poll(() => readout.textContent()).toMatch(/Turn0°/);
    const [before, first] = [page.url(), await hand.getAttribute("aria-label")];
    const images = figure.getByRole("list", { name: "Images that are transformed" }).getByRole("button");
    await images.last().click();
    await expect.poll(() => images.last().getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => hand.getAttribute("aria-label")).not.toBe(first);
    await expect.poll(() => readout.textContent()).toMatch(/Turn0°/);
    const opened = page.url();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goBack();
    expect(page.url()).toBe(before);
    await expect.poll(() => hand.getAttribute("aria-label")).toBe(first);
    await expect.poll(() => readout.textContent()).toMatch(/Turn0°/);
    await page.goForward();
    expect(page.url()).toBe(opened);
    await expect.poll(() => images.last().getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => readout.textContent()).toMatch(/Turn0°/);
    expect(await figure.getByRole("button", { name: "Measure", exact: true }).count()).toBe(0);
    expect(asked.filter((url) => url.includes("MeasureInvariance"))).toEqual([]);
  });

  test("a finger that scrolls the page over a curve leaves the image and the address as they are", async () => {
    const page = await open(address);
    const figure = figureOf(page);
    const readout = figure.getByLabel("What is read there");
    await expect.poll(() => readout.textContent()).toMatch(/Shift right0 px/);
    const slider = figure.getByRole("slider", { name: "Turn" });
    await slider.hover();
    await page.mouse.down();
    await expect.poll(() => readout.textContent()).toMatch(/Turn\d+°/);
    await slider.dispatchEvent("pointercancel");
    await expect.poll(() => readout.textContent()).toMatch(/Shift right0 px/);
    await page.mouse.up();
    expect(moved(page)).toBe(null);
  });

  test("the panel by hand is taken up again once the server is back", async () => {
    const page = await open("about:blank");
    await page.route("**/MeasureInvariance", (route) => route.abort("internetdisconnected"));
    await page.goto(new URL(address, inject("dashboard")).href);
    const figure = figureOf(page);
    await figure.getByText("The image was not moved.").waitFor();
    await page.unroute("**/MeasureInvariance");
    await figure.getByAltText(/^What the network sees/).waitFor();
    expect(await figure.getByText("The image was not moved.").count()).toBe(0);
  });

  test("images, layers and transformations are chosen, and the address has them", async () => {
    const page = await open(address);
    const figure = figureOf(page);
    await figure.getByRole("button", { name: /^Layers/ }).click();
    await figure.getByRole("checkbox", { name: "conv4" }).check();
    await figure.getByText("conv4, relative distance").waitFor();
    await page.keyboard.press("Escape");
    await figure.getByRole("checkbox", { name: "Turn" }).uncheck();
    await figure.getByRole("radio", { name: "absolute" }).click();
    await figure.getByText("conv4, distance").waitFor();
    await figure
      .getByRole("button", { name: /by hand$|^Move/ })
      .or(figure.locator("[aria-label='Images that are transformed'] button"))
      .nth(2)
      .click();
    const query = new URL(page.url()).searchParams;
    expect(query.get("layers")?.split(",")).toContain("relu4");
    expect([query.get("transforms"), query.get("distance"), query.get("image")]).toEqual([
      "translate-x",
      "absolute",
      "menagerie:validation:77",
    ]);
  });

  test("where the images are from is said, and that the bar's is not among them, until it is added", async () => {
    const page = await open("/?model=menagerie-zfnet&image=menagerie:train:7&images=menagerie:validation:3");
    const figure = figureOf(page);
    await figure.getByText(/^1 of menagerie, validation; .+ \(above\) is not among them$/).waitFor();
    await figure.getByRole("button", { name: "Add it" }).click();
    await figure.getByText("1 of menagerie, train; 1 of menagerie, validation", { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("images")).toBe("menagerie:train:7,menagerie:validation:3");
  });

  test.each([
    ["a phone", { width: 390, height: 844 }],
    ["a page at 200 %", { width: 720, height: 450 }],
  ])("on %s what has the focus is behind nothing that stays in sight", async (_, viewport) => {
    const page = await open(address, { viewport });
    await figureOf(page).getByLabel("What is read there").getByText("P(").waitFor();
    await figureOf(page).getByRole("radio", { name: "relative" }).focus();
    expect(await coveredStops(page, 14)).toEqual([]);
  });

  test("a narrow page shows the hand's captions whole, of as many layers as can be followed", async () => {
    const layers = "relu1,relu2,relu3,relu4,relu6";
    const page = await open(`${address}&layers=${layers}`, { viewport: { width: 390, height: 844 } });
    const hand = figureOf(page).getByRole("region", { name: /moved by hand$/ });
    await expect.poll(() => hand.locator("figure").count()).toBe(6);
    await expect
      .poll(() => hand.locator("figcaption").allTextContents())
      .toContainEqual(expect.stringMatching(/map \d+$/));
    const cut = await hand
      .locator("figcaption, dt, dd")
      .evaluateAll((words) => words.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    expect(cut).toBe(0);
    const readout = await hand.getByLabel("What is read there").boundingBox();
    expect(readout?.width).toBeGreaterThan(110);
    expect((readout?.x ?? 0) + (readout?.width ?? 0)).toBeLessThan(390);
  });

  test.each(["light", "dark"] as const)("axe finds nothing serious in %s", async (colorScheme) => {
    const page = await open(address, { colorScheme, reducedMotion: "reduce" });
    await figureOf(page)
      .getByAltText(/^What the network sees/)
      .waitFor();
    const { violations } = await new AxeBuilder({ page }).include("#invariance").analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  });
});
