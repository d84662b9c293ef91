import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();
const address = "/?model=menagerie-zfnet&on=menagerie:validation&count=400";
const sectionOf = (page: Page) => page.locator("#evaluation");
const query = (page: Page) => new URL(page.url()).searchParams;

/** Measured once; later pages are shown what is kept. */
async function evaluate(page: Page) {
  const button = sectionOf(page).getByRole("button", { name: "Evaluate", exact: true, disabled: false });
  const mistakes = page.locator("#mistakes");
  await expect.poll(async () => (await mistakes.count()) + (await button.count())).toBeGreaterThan(0);
  if ((await mistakes.count()) === 0) await button.click();
  await mistakes.waitFor({ timeout: 120_000 });
}

describe("Evaluation", () => {
  test("runs to the end: errors, classes, confusion, calibration; a link shows what was kept", async () => {
    const page = await open(address);
    await evaluate(page);
    const said = await sectionOf(page).textContent();
    expect(said).toMatch(/top-1 error\d+\.\d\u202f%\d+\.\d … \d+\.\d\u202f%/);
    expect(said).toContain("images400");
    expect(await page.locator("#class-accuracy tbody tr").count()).toBe(12);
    await page
      .locator("#calibration")
      .getByText(/^Expected calibration error/)
      .waitFor();

    const again = await open(new URL(page.url()).href);
    await again.locator("#mistakes").waitFor();
    expect(
      await sectionOf(again)
        .getByRole("button", { name: /Evaluate/ })
        .count(),
    ).toBe(0);
    expect(await sectionOf(again).textContent()).toBe(said);

    await sectionOf(again).getByLabel("Number of images").selectOption({ label: "100, evenly spread" });
    await sectionOf(again).getByRole("button", { name: "Evaluate", exact: true }).waitFor();
    await again.goBack();
    await again.locator("#mistakes").waitFor();
    await expect.poll(() => sectionOf(again).textContent()).toBe(said);
  });

  test("a cell of the confusion is found by keys and opens its mistakes", async () => {
    const page = await open(address);
    await evaluate(page);
    const confusion = page.locator("#confusion");
    const names = await confusion.locator(".names text").allTextContents();
    const classes = names.filter((name) => !/^\d+$|^taken for$|^own class$/.test(name)).slice(0, 12);
    await confusion.getByRole("button", { name: "Show as table" }).click();
    const [own = "", taken = "", images = ""] = await confusion
      .locator("tbody tr")
      .first()
      .locator("td")
      .allTextContents();
    await confusion.getByRole("button", { name: "Show as table" }).click();
    await confusion.locator(".cells").focus();
    const keys = ["ArrowRight", ...classes.slice(0, classes.indexOf(own)).map(() => "ArrowDown")];
    for (const key of [...keys, ...classes.slice(0, classes.indexOf(taken)).map(() => "ArrowRight")]) {
      await page.keyboard.press(key);
    }
    await confusion.getByText(`${own} taken for ${taken}: ${images} of`).waitFor();
    await page.keyboard.press("Enter");
    const mistakes = page.locator("#mistakes");
    await mistakes.getByText("Mistakes of a cell").waitFor();
    expect(await mistakes.locator("li").count()).toBe(Number(images));

    const link = await open(page.url());
    await link.locator("#mistakes").getByText("Mistakes of a cell").waitFor();
    expect(await link.locator("#mistakes li").count()).toBe(Number(images));
    await link.locator("#confusion").getByText(`${own} taken for ${taken}: ${images} of`).waitFor();

    await page.goBack();
    await mistakes.getByText("The worst mistakes").waitFor();
    await page.goForward();
    await mistakes.getByText("Mistakes of a cell").waitFor();
    await mistakes.getByRole("button", { name: "All mistakes" }).click();
    await mistakes.getByText("The worst mistakes").waitFor();
    expect(query(page).get("cell")).toBe(null);

    await confusion.getByRole("radio", { name: "similarity" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("classes")).toBe("similarity");
    await confusion.locator(".cells").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("+");
    await confusion.getByRole("application", { name: /a block of/ }).waitFor();
    expect(query(page).get("block")).toBe("0-5,0-5");
    const block = await open(page.url());
    await block
      .locator("#confusion")
      .getByRole("application", { name: /a block of/ })
      .waitFor();
    await page.keyboard.press("Escape");
    await confusion.getByRole("application", { name: /which, 12 classes/ }).waitFor();
    await confusion.getByRole("button", { name: "Fewer classes" }).click();
    await confusion.getByRole("application", { name: /a block of/ }).waitFor();
    await confusion.getByRole("button", { name: "All 12 classes" }).click();
    await confusion.getByRole("application", { name: /which, 12 classes/ }).waitFor();
  });

  test("what an address names that is not in the confusion is said", async () => {
    const page = await open(`${address}&cell=5:others&block=3-99,0-4`);
    await evaluate(page);
    await page
      .locator("#mistakes")
      .getByRole("note")
      .getByText(/^The cell of the address is not/)
      .waitFor();
    await page
      .locator("#confusion")
      .getByText(/^The block of the address is not/)
      .waitFor();
    await page
      .locator("#confusion")
      .getByRole("application", { name: /which, 12 classes/ })
      .waitFor();
  });

  test("a narrow page names classes, shows every column of their table, and scrolls no way but down", async () => {
    const page = await open(address, { viewport: { width: 390, height: 844 } });
    await evaluate(page);
    const names = await page.locator("#confusion .names text").allTextContents();
    expect(names.filter((name) => !/^\d+$|^taken for$|^own class$/.test(name))).toHaveLength(24);
    const widths = await page
      .locator("#class-accuracy section, #confusion section, html")
      .evaluateAll((parts) => parts.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    expect(widths.filter((over) => over > 0)).toEqual([]);
  });

  test("a mistake opens in the zones that look into it", async () => {
    const page = await open(address);
    await evaluate(page);
    const [first] = await page.locator("#mistakes li").all();
    if (!first) throw new Error("expected a mistake");
    const link = await first.getByRole("link", { name: /in Occlusion/ }).getAttribute("href");
    const asked = new URLSearchParams(link?.split("?")[1]);
    expect([asked.get("model"), asked.get("class")]).toEqual(["menagerie-zfnet", expect.stringMatching(/^\d+$/)]);
    const image = asked.get("image");
    expect(image).toMatch(/^menagerie:validation:\d+$/);
    await first.getByRole("link", { name: /in Deconv/ }).click();
    await page.waitForURL(/\/deconv\/?\?/);
    expect(new URL(page.url()).searchParams.get("image")).toBe(image);
    await expect.poll(() => page.locator(".deconvscope-projection-grid img").count(), { timeout: 60_000 }).toBe(18);
    await page.goto(new URL(link ?? "", page.url()).href);
    await page.getByText(/falls from|stays between/).waitFor({ timeout: 60_000 });
  });

  test("what does not fit is said, with a way on", async () => {
    const page = await open("/?model=menagerie-zfnet&on=nowhere:val");
    const section = sectionOf(page);
    await section.getByRole("alert").getByText("There are no such images.").waitFor();
    expect(await section.getByRole("button", { name: "Evaluate", exact: true }).isEnabled()).toBe(false);
    await section.getByRole("button", { name: "Use the usual images" }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("on")).toBe(null);
    await expect.poll(() => section.getByRole("alert").count()).toBe(0);

    const other = await open("/?model=menagerie-zfnet&with=nobody&count=999999");
    await sectionOf(other).getByText("Left out of the ensemble: nobody.").waitFor();
    expect(await sectionOf(other).getByLabel("Number of images").inputValue()).toBe("0");
  });

  test.each(["light", "dark"] as const)("axe finds nothing serious in %s", async (colorScheme) => {
    const page = await open(address, { colorScheme, reducedMotion: "reduce" });
    await evaluate(page);
    const parts = ["#evaluation", "#confusion", "#calibration", "#class-accuracy", "#mistakes"];
    const { violations } = await parts.reduce((axe, part) => axe.include(part), new AxeBuilder({ page })).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  });
});
