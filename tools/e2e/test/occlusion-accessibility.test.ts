import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

test.each([
  ["/occlusion?stride=16", "light"],
  ["/occlusion?stride=16&view=table", "dark"],
  ["/occlusion?stride=16", "dark"],
] as const)("axe finds nothing serious at %s in %s", async (address, colorScheme) => {
  const page = await open(address, { colorScheme, reducedMotion: "reduce" });
  await page.getByText(/falls from|stays between/).waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
});
