import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

async function swept(page: Page): Promise<void> {
  await page.getByText(/falls from|stays between/).waitFor();
}

describe("what else occlusion tells", () => {
  test("five images of one kind know their parts: nose and eyes of each", async () => {
    const page = await open("/occlusion?stride=24");
    await swept(page);
    const pictures = page.getByRole("region", { name: "Correspondence" }).getByRole("group", { name: /^\w+ \d+$/ });
    await expect.poll(() => pictures.count()).toBe(5);
    expect(await pictures.getByRole("button").count()).toBe(15);
  });

  test("parts are held against random places when asked for; a rectangle that is moved is another measurement", async () => {
    const page = await open("/occlusion?stride=24&images=menagerie:validation:0,menagerie:validation:12");
    await swept(page);
    const figure = page.getByRole("region", { name: "Correspondence" });
    const pictures = figure.getByRole("group", { name: /^\w+ \d+$/ });
    await expect.poll(() => pictures.count()).toBe(2);
    await figure.getByRole("button", { name: "Measure", exact: true }).click();
    await figure.getByRole("button", { name: "Measure again" }).waitFor();
    await expect.poll(() => figure.locator(".deconvscope-distribution-strip circle").count()).toBe(6);
    await figure.getByRole("button", { name: "Show as table" }).click();
    expect(await figure.locator("tbody").first().locator("tr").count()).toBe(6);
    expect(await figure.locator("tbody").first().textContent()).toMatch(/nose.*\d+\/60/);
    const nose = pictures.first().getByRole("button", { name: /^nose/ });
    const before = await nose.getAttribute("aria-label");
    await nose.press("ArrowLeft");
    await expect.poll(() => nose.getAttribute("aria-label")).not.toBe(before);
    await expect.poll(() => figure.locator("tbody").first().locator("tr").count()).toBe(0);
    await figure.getByRole("button", { name: "Measure", exact: true }).waitFor();
  });

  test("an image that does not come fails alone, says why, and is taken away", async () => {
    const page = await open(
      "/occlusion?stride=24&images=menagerie:validation:0,menagerie:validation:12,menagerie:validation:9999",
    );
    await swept(page);
    const figure = page.getByRole("region", { name: "Correspondence" });
    await expect.poll(() => figure.getByRole("group", { name: /^\w+ \d+$/ }).count()).toBe(2);
    expect(await figure.getByRole("alert").textContent()).toMatch(/no image 9999 in "validation"/);
    expect(await figure.getByRole("button", { name: "Measure", exact: true }).isDisabled()).toBe(true);
    await figure.getByRole("button", { name: "Take away" }).click();
    await expect.poll(() => figure.getByRole("button", { name: "Measure", exact: true }).isEnabled()).toBe(true);
    expect(new URL(page.url()).searchParams.get("images")).toBe("menagerie:validation:0,menagerie:validation:12");
  });

  test("a map is put to the test when asked: curves, areas, weights drawn anew; Cancel stops it", async () => {
    const page = await open("/occlusion?stride=24");
    await swept(page);
    const map = page.getByRole("region", { name: /^Projection of/ });
    await map.getByRole("button", { name: "Measure" }).click();
    await expect.poll(() => map.locator(".deconvscope-curve").count()).toBe(2);
    await expect.poll(() => map.textContent()).toMatch(/random one/);
    await expect.poll(() => map.locator("tbody tr").count()).toBe(7);
    const other = page.getByRole("region", { name: /^Occlusion map of/ });
    await other.getByRole("button", { name: "Measure" }).click();
    await other.getByRole("button", { name: /Cancel/ }).click();
    await other.getByRole("button", { name: "Measure again" }).waitFor();
  });
});
