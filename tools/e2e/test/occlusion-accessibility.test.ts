import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

describe.each(["/occlusion?stride=16", "/occlusion?stride=16&view=table"])("%s", (address) => {
  test.each(["light", "dark"] as const)("axe finds nothing serious in %s", async (colorScheme) => {
    const page = await open(address, { colorScheme, reducedMotion: "reduce" });
    await page.getByText(/falls from|stays between/).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  });
});
