import { describe, expect, test } from "vitest";
import { panel, parameter, save, swept } from "./occlusion-page.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

/** Data lines of a CSV file. */
const rowsOf = (csv: string) => csv.split("\r\n").filter((line) => line && !line.startsWith("#"));

describe("sweeps beside others", () => {
  test("two compared sweeps leave as one: rows of both, both pictures, what both depend on", async () => {
    const page = await open("/occlusion?stride=24&vs=menagerie:validation:4");
    await swept(page);
    const beside = page.getByRole("region", { name: /^Beside/ });
    await expect.poll(() => beside.locator("[data-panel=c] img").count()).toBe(1);
    const csv = await save(page.locator("main"), "CSV");
    const [head, ...rows] = rowsOf(csv);
    expect(head).toMatch(/^model,image,x,y/);
    expect(rows).toHaveLength(2 * 4 * 5 + 2 * 5);
    expect(new Set(rows.map((row) => row.split(",")[1]))).toEqual(new Set(["cat 0", "owl 4"]));
    expect(csv).toMatch(/"beside": \{ "model": "menagerie-zfnet"/);
    expect((await save(page.locator("main"), "SVG")).match(/<image /g)).toHaveLength(8);
    const note = await page.getByRole("note", { name: "Provenance" }).first().textContent();
    expect(note).toMatch(/cat 0.*beside.*owl 4/);
  });

  test("what was swept before stands small beside, and opens again", async () => {
    const page = await open("/occlusion?stride=24");
    const said = await swept(page);
    const others = page.getByRole("region", { name: "Other sweeps" });
    expect(await others.getByRole("link").count()).toBe(0);
    await page.getByRole("combobox", { name: "Fill" }).selectOption("blur");
    await expect.poll(() => swept(page)).not.toBe(said);
    await expect.poll(() => others.getByRole("link").count()).toBe(1);
    expect(await others.locator("canvas").count()).toBe(1);
    expect(await others.locator("img").count()).toBe(1);
    expect(await others.getByRole("link").textContent()).toMatch(/^cat0\.\d{3} → 0\.\d{3} … 0\.\d{3}19 px; \d+ class/);
    await others.getByRole("link").click();
    await expect.poll(() => swept(page)).toBe(said);
    expect(parameter(page, "fill")).toBe(null);
    await page.goBack();
    await expect.poll(() => parameter(page, "fill")).toBe("blur");
  });

  test("a sweep that fails leaves the last one of this image in its place, and without one says that there is nothing", async () => {
    const page = await open("/occlusion?patch=400");
    await expect.poll(() => page.locator("[data-panel]").getByText("No place was swept").count()).toBe(4);
    await page.getByRole("button", { name: "Use 19 px" }).click();
    const said = await swept(page);
    await page.goBack();
    await page.goForward();
    await page.evaluate(() => {
      history.pushState(history.state, "", "?patch=400");
      dispatchEvent(new PopStateEvent("popstate"));
    });
    await page.getByText(/The last sweep, with a square of 19 px every 6 px, stays below/).waitFor();
    expect(await swept(page)).toBe(said);
    expect(await panel(page, "d").locator("canvas").count()).toBe(1);
    expect(await page.getByText("No place was swept").count()).toBe(0);
  });

  test("the test of a map leaves as a picture, as numbers and as a table", async () => {
    const page = await open("/occlusion?stride=24");
    await swept(page);
    const map = page.getByRole("region", { name: /^Projection of/ });
    expect(await map.getByRole("button", { name: /Export/ }).count()).toBe(0);
    await map.getByRole("button", { name: "Measure" }).click();
    await map.getByRole("button", { name: "Measure again" }).waitFor();
    const rows = rowsOf(await save(map, "CSV"));
    expect(rows[0]).toBe("share,deletion,random_deletion,insertion,random_insertion,drawn_anew_to,similarity");
    expect(rows.slice(1)).toHaveLength(33 + 7);
    const svg = await save(map, "SVG");
    expect(svg).toMatch(/Deletion: low is good[\s\S]*Insertion: high is good[\s\S]*weights drawn anew down to/);
    await map.getByRole("button", { name: "Show as table" }).click();
    expect(await map.getByRole("region", { name: "Curves as numbers" }).locator("tbody tr").count()).toBe(33);
  });
});
