import { AxeBuilder } from "@axe-core/playwright";
import { expect, inject, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();

test.each(["/nowhere", "/deconv/nowhere", "/occlusion/a/b", "/training/nowhere?model=menagerie-zfnet"])(
  "%s is nowhere: it says so, and leads to the zones with what was looked at",
  async (address) => {
    const { pathname, search } = new URL(address, inject("dashboard"));
    expect((await fetch(new URL(address, inject("dashboard")))).status).toBe(404);
    const page = await open(address, { colorScheme: "dark", reducedMotion: "reduce" });
    const main = page.getByRole("main");
    await main.getByText("Nothing is at this address").waitFor();
    await main.getByText(pathname, { exact: true }).waitFor();
    await main.getByRole("link", { name: "Training" }).waitFor();
    const links = await main.getByRole("link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(links).toEqual(["/", "/deconv/", "/occlusion/", "/training/"].map((path) => path + search));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  },
);
