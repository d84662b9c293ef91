import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

const views = [
  { name: "Deconv", address: "/deconv", ready: ".deconvscope-projection-grid img" },
  { name: "Deconv as a table", address: "/deconv?view=table", ready: ".deconvscope-projection-grid tbody tr" },
  { name: "Models", address: "/", ready: ".deconvscope-layer-table tbody tr" },
];

describe.each(views)("$name", ({ address, ready }) => {
  test.each(["light", "dark"] as const)("axe finds nothing serious in %s", async (colorScheme) => {
    const page = await open(address, { colorScheme, reducedMotion: "reduce" });
    await page.locator(ready).nth(5).waitFor({ timeout: 60_000 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  });
});

test("every control of the Deconv zone is reached and shown by the tab key", async () => {
  const page = await open("/deconv");
  await page.locator(".deconvscope-projection-grid img").nth(17).waitFor({ timeout: 60_000 });
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
  const reached = new Set<string>();
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    const around = await page.evaluate(() =>
      ["header", "nav", "main", "aside"].filter((landmark) => document.activeElement?.closest(landmark)),
    );
    for (const landmark of around) reached.add(landmark);
  }
  expect([...reached].sort()).toEqual(["aside", "header", "main", "nav"]);
});
