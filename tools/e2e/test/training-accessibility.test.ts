import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";
import { beginTinyRun, state } from "./training-page.ts";

const open = useBrowser();

async function findSerious(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

test("axe finds nothing serious on a run, in both themes, as pictures and as a table, nor on the form", async () => {
  const first = await open("/training", { reducedMotion: "reduce" });
  await beginTinyRun(first, "e2e-axe", { Epochs: "2" });
  await expect.poll(() => state(first).textContent(), { timeout: 150_000 }).toBe("complete");
  for (const [colorScheme, view] of [
    ["light", ""],
    ["dark", "&view=table"],
    ["dark", ""],
  ] as const) {
    const page = await open(`/training?run=e2e-axe${view}`, { colorScheme, reducedMotion: "reduce" });
    await page.getByRole("region", { name: "Outcomes" }).waitFor();
    await page
      .getByText(/^bound 0\.1/)
      .first()
      .waitFor();
    expect(await findSerious(page)).toEqual([]);
  }
  await first.getByRole("button", { name: "New run" }).first().click();
  await first.getByRole("region", { name: "Layers and their shapes" }).waitFor();
  expect(await findSerious(first)).toEqual([]);
});
