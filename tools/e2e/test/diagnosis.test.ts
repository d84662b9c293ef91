import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();
const measured = "diagnosis=menagerie:validation:60";

/** The part of the page that a test is about. */
const section = (page: Page) => page.getByRole("region", { name: "Diagnosis", exact: true });
const figure = (page: Page, name: string) => section(page).getByRole("region", { name, exact: true });
const parameter = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

const other = (page: Page) => section(page).getByRole("button", { name: "Other images" });

/** Diagnoses the model on 60 images, or shows what is kept of it. */
async function diagnose(page: Page): Promise<void> {
  const begin = section(page).getByRole("button", { name: /^Diagnose on/ });
  await begin.or(other(page)).waitFor();
  if (await begin.isVisible()) await begin.click();
  await waitForEnd(page);
}

/** Findings of the filters alone are there before. */
async function waitForEnd(page: Page): Promise<void> {
  await expect.poll(() => other(page).isEnabled()).toBe(true);
  await expect.poll(() => figure(page, "Findings").getByRole("listitem").count()).toBeGreaterThan(0);
}

describe("what is wrong with a network", () => {
  test("is measured when asked for, and kept: a finding is a link that lights its rows on another page", async () => {
    const page = await open("/?model=menagerie-zfnet#diagnosis");
    await section(page).getByLabel("Number of images").fill("60");
    await section(page).getByRole("button", { name: "Diagnose on 60 images" }).click();
    await expect.poll(() => parameter(page, "diagnosis")).toBe("menagerie:validation:60");
    await waitForEnd(page);
    const finding = figure(page, "Findings").getByRole("link").first();
    const text = await finding.textContent();
    await finding.click();
    expect(await finding.getAttribute("aria-current")).toBe("true");
    const shared = await open(`${(await finding.getAttribute("href")) ?? ""}`);
    const there = figure(shared, "Findings").locator("[data-current]");
    await expect.poll(() => there.getByRole("link").first().textContent()).toBe(text);
    await expect
      .poll(() =>
        there.evaluate(
          (item) => item.getBoundingClientRect().top > 0 && item.getBoundingClientRect().bottom < innerHeight,
        ),
      )
      .toBe(true);
    expect(
      await section(shared)
        .getByRole("button", { name: /^Diagnose on/ })
        .count(),
    ).toBe(0);
  });

  test("maps are reached by key and open in the atlas", async () => {
    const page = await open(`/?model=menagerie-zfnet&${measured}`);
    await diagnose(page);
    const others = section(page).getByRole("button", { name: "Other images" });
    await others.press("Enter");
    await section(page).getByRole("spinbutton", { name: "Number of images" }).press("Escape");
    await section(page).getByRole("region", { name: "Other images" }).waitFor({ state: "detached" });
    await expect.poll(() => others.evaluate((button) => button === document.activeElement)).toBe(true);
    const rows = figure(page, "On how many images each map fires").locator(".rows button");
    await rows.first().press("ArrowRight");
    await rows.first().press("ArrowRight");
    await expect
      .poll(() => figure(page, "On how many images each map fires").locator(".reads").textContent())
      .toMatch(/^conv1, map \d+: /);
    await rows.first().press("Enter");
    const link = figure(page, "On how many images each map fires").getByRole("link", {
      name: /^Open conv1 · \d+ in the atlas/,
    });
    await link.click();
    await page.waitForURL(/\/deconv\/?\?.*atlas=latest/);
    expect(parameter(page, "layer")).toBe("relu1");
    expect(parameter(page, "unit")).toMatch(/^\d+$/);
  });

  test("the layer whose frequencies are shown is in the address; the spectrum is read by keys", async () => {
    const page = await open(`/?model=menagerie-zfnet&${measured}`);
    await diagnose(page);
    await figure(page, "Aliasing").locator(".rows button").first().click();
    await expect.poll(() => parameter(page, "spectrum")).toBe("conv1");
    const spectrum = figure(page, "What reaches conv1");
    await spectrum.getByRole("application").press("ArrowRight");
    expect(await spectrum.locator(".says").textContent()).toMatch(
      /^0\.00 cycles a pixel down, 0\.0\d across.* inside what a stride of 2 carries/,
    );
    expect(await saved(page, "What reaches conv1", "NPY").then((bytes) => bytes.subarray(1, 6).toString())).toBe(
      "NUMPY",
    );
  });

  test("a filter that is chosen is in the address, and stands beside the bank", async () => {
    const page = await open("/?model=menagerie-zfnet");
    const atlas = figure(page, "Filters by frequency");
    await atlas.locator(".cells button").nth(3).click();
    await expect.poll(() => parameter(page, "filter")).toMatch(/^\d+$/);
    await expect.poll(() => atlas.getByRole("region", { name: `Filter ${parameter(page, "filter")}` }).count()).toBe(1);
    await atlas.getByRole("radio", { name: "channel" }).click();
    const opened = page.url();
    await page.goBack();
    await expect.poll(() => atlas.getByRole("region", { name: /^Filter \d/ }).count()).toBe(0);
    expect(new URL(page.url()).pathname).toBe("/");
    await page.goForward();
    await expect.poll(() => atlas.getByRole("region", { name: /^Filter \d/ }).count()).toBe(1);
    expect(page.url()).toBe(opened);
    await expect.poll(() => atlas.locator(".cells button").first().getAttribute("aria-label")).toMatch(/^filter 0:/);
    const csv = (await saved(page, "Filters by frequency", "CSV")).toString();
    expect(csv).toContain("# menagerie-zfnet\r\n# sha256 ");
    expect(csv).toMatch(/\r\n0,0\.\d+,/);
  });

  test("on a phone a filter that is pressed comes into sight, and Back returns to where it was pressed", async () => {
    const page = await open("/?model=menagerie-zfnet", { viewport: { width: 390, height: 844 } });
    const tile = figure(page, "Filters by frequency").locator(".cells button").nth(4);
    await tile.click();
    const opened = page.getByRole("region", { name: /^Filter \d/ });
    const top = async () => (await opened.boundingBox())?.y ?? 0;
    await expect.poll(top).toBeLessThan(200);
    expect(await top()).toBeGreaterThan(48);
    await page.goBack();
    await expect.poll(() => opened.count()).toBe(0);
    await expect.poll(async () => (await tile.boundingBox())?.y ?? -1).toBeGreaterThan(48);
    expect((await tile.boundingBox())?.y).toBeLessThan(790);
  });

  test("two networks stand on the same scales, the other one measured on the same images", async () => {
    const page = await open(`/?model=menagerie-zfnet&${measured}`);
    await diagnose(page);
    await section(page).getByRole("combobox", { name: "The other model" }).click();
    await section(page).getByRole("option", { name: "photo-zfnet" }).click();
    await expect.poll(() => parameter(page, "against")).toBe("photo-zfnet");
    await section(page).getByRole("button", { name: "Diagnose photo-zfnet on the same 60 images" }).click();
    await expect.poll(() => figure(page, "Findings of photo-zfnet").getByRole("listitem").count()).toBeGreaterThan(1);
    for (const name of ["Aliasing", "On how many images each map fires"]) {
      await expect
        .poll(() => figure(page, name).locator(".rows button").first().getAttribute("aria-label"))
        .toMatch(/^conv1: menagerie-zfnet .*; photo-zfnet /);
    }
    const svg = (await saved(page, "Two models side by side", "SVG")).toString();
    expect(svg.match(/<image\b/g)).toHaveLength(2);
    for (const name of ["menagerie-zfnet", "photo-zfnet"]) expect(svg).toContain(`>${name}</text>`);
    const arrays = await saved(page, "Aliasing", "NPZ");
    for (const name of ["menagerie-zfnet", "photo-zfnet"]) expect(arrays.includes(`${name}.npy`)).toBe(true);
    const again = await open(page.url());
    await expect.poll(() => figure(again, "Findings of photo-zfnet").getByRole("listitem").count()).toBeGreaterThan(1);
  });

  test("what runs is told, and Escape ends it; what came stays", async () => {
    const page = await open("/?model=menagerie-zfnet&diagnosis=menagerie:train:12000");
    await section(page).getByRole("button", { name: "Diagnose on 12,000 images" }).click();
    await section(page)
      .getByText(/[1-9][\d,]* of 12,000 images/)
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await section(page).getByRole("button", { name: "Measure again" }).waitFor();
    expect(await figure(page, "Aliasing").locator(".rows button").count()).toBeGreaterThan(1);
    expect(await section(page).getByRole("note", { name: "Provenance" }).textContent()).toMatch(/^partial: /);
  });

  test("what is cancelled leaves the address, with a way back to what was there", async () => {
    const page = await open(`/?model=menagerie-zfnet&${measured}`);
    await diagnose(page);
    await other(page).click();
    await section(page)
      .getByRole("radio", { name: /^menagerie train/ })
      .check();
    await section(page).getByLabel("Number of images").fill("12000");
    await section(page).getByRole("button", { name: "Diagnose on 12,000 images" }).click();
    expect(parameter(page, "diagnosis")).toBe("menagerie:train:12000");
    await section(page)
      .getByText(/[1-9][\d,]* of 12,000 images/)
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await section(page).getByRole("button", { name: "Measure again" }).waitFor();
    expect(parameter(page, "diagnosis")).toBe("menagerie:validation:60");
    await section(page).getByRole("button", { name: "Back to 60 of menagerie, validation" }).click();
    await section(page).getByText("measured on 60 images of menagerie, validation.").waitFor();
  });

  test("a finding that is not there is said to be, and the others are shown", async () => {
    const page = await open(`/?model=menagerie-zfnet&${measured}&finding=dead-maps/conv77`);
    await diagnose(page);
    const note = figure(page, "Findings").getByRole("status");
    await expect
      .poll(() => note.textContent())
      .toMatch(/asks for the finding dead-maps\/conv77\. menagerie-zfnet has no/);
    await note.getByRole("button", { name: "Show those there are" }).click();
    await expect.poll(() => parameter(page, "finding")).toBeNull();
    expect(await note.count()).toBe(0);
  });

  test.each(["light", "dark"] as const)("axe finds nothing serious in %s", async (colorScheme) => {
    const page = await open(`/?model=menagerie-zfnet&${measured}&against=photo-zfnet&filter=3`, {
      colorScheme,
      reducedMotion: "reduce",
    });
    await diagnose(page);
    await figure(page, "Filters by frequency").locator(".cells button").first().waitFor();
    const { violations } = await new AxeBuilder({ page }).include("#diagnosis").analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  });

  test("a narrow page does not scroll sideways", async () => {
    const page = await open(`/?model=menagerie-zfnet&${measured}&against=photo-zfnet`, {
      viewport: { width: 390, height: 844 },
    });
    await diagnose(page);
    await figure(page, "Filters by frequency").locator(".cells button").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

async function saved(page: Page, name: string, format: string): Promise<Buffer> {
  await figure(page, name).getByRole("button", { name: "Export this figure" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download", (file) => file.suggestedFilename().endsWith(format.toLowerCase())),
    page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click(),
  ]);
  return readFile(await download.path());
}
