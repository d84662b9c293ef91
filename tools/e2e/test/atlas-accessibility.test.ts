import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { atlasIsThere, mapRows } from "./atlas-page.ts";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

const states: { name: string; address: string; ready: (page: Page) => Promise<void> }[] = [
  { name: "the atlas", address: "/deconv?atlas=latest", ready: atlasIsThere },
  {
    name: "the atlas as a table",
    address: "/deconv?atlas=latest&view=table",
    ready: (page) => mapRows(page).nth(5).waitFor(),
  },
  {
    name: "a new scan with a dataset to add",
    address: "/deconv?atlas=new",
    ready: (page) => page.getByRole("button", { name: "Add a dataset" }).click(),
  },
  {
    name: "a class that is not there",
    address: "/deconv?atlas=latest&find=unicorn",
    ready: (page) => page.getByText("has no class").waitFor(),
  },
  {
    name: "a scan that is not there",
    address: "/deconv?atlas=gone",
    ready: (page) => page.getByRole("link", { name: "Show the newest scan" }).waitFor(),
  },
];

describe.each(states)("$name", ({ address, ready }) => {
  test.each([
    { colorScheme: "light", width: 1440 },
    { colorScheme: "dark", width: 390 },
  ] as const)("axe finds nothing serious in $colorScheme at $width px", async ({ colorScheme, width }) => {
    const page = await open(address, { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
    await ready(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  });
});
