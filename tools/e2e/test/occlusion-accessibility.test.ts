import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { coveredStops } from "./covered-stops.ts";
import { swept } from "./occlusion-page.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

async function expectNothingSerious(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
}

test.each([
  ["/occlusion?stride=16", "light"],
  ["/occlusion?stride=16&view=table", "dark"],
  ["/occlusion?stride=16&square=0.4,0.4", "dark"],
] as const)("axe finds nothing serious at %s in %s", async (address, colorScheme) => {
  const page = await open(address, { colorScheme, reducedMotion: "reduce" });
  await page.getByText(/falls from|stays between/).waitFor();
  await expectNothingSerious(page);
});

test.each(["light", "dark"] as const)("nor where a sweep has failed, in %s", async (colorScheme) => {
  const page = await open("/occlusion?patch=400", { colorScheme, reducedMotion: "reduce" });
  await page.getByText("No place was swept").first().waitFor();
  await expectNothingSerious(page);
});

test("each landmark has a name of its own where two images are beside each other", async () => {
  const page = await open("/occlusion?stride=24&vs=menagerie:validation:4", { reducedMotion: "reduce" });
  await expect.poll(() => page.getByText("where it is strongest").count()).toBe(2);
  const { violations } = await new AxeBuilder({ page }).withRules(["landmark-unique"]).analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html))).toEqual([]);
});

test("nor beside other sweeps, in the table of a map's test, at a number out of bounds, and where models are found", async () => {
  const page = await open("/occlusion?stride=24", { reducedMotion: "reduce" });
  const said = await swept(page);
  await page.getByRole("combobox", { name: "Fill" }).selectOption("blur");
  await expect.poll(() => swept(page)).not.toBe(said);
  await page.getByRole("region", { name: "Other sweeps" }).getByRole("link").waitFor();
  const map = page.getByRole("region", { name: /^Projection of/ });
  await map.getByRole("button", { name: "Measure" }).click();
  await map.getByRole("button", { name: "Show as table" }).click();
  await map.getByRole("button", { name: "Measure again" }).waitFor();
  await page.getByRole("textbox", { name: "Random draws" }).fill("0");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.getByRole("textbox", { name: "Find a model" }).fill("zf");
  await expectNothingSerious(page);
});

test.each([
  ["a phone", { width: 390, height: 844 }],
  ["a page at 200 %", { width: 720, height: 450 }],
])("on %s what has the focus is behind nothing that stays in sight", async (_, viewport) => {
  const page = await open("/occlusion?stride=24", { viewport, reducedMotion: "reduce" });
  await swept(page);
  await page.getByRole("button", { name: "Compare" }).focus();
  expect(await coveredStops(page, 16)).toEqual([]);
});
