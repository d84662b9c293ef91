import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleEmbeds } from "./bundle-embeds.ts";
import { bundlePage } from "./bundle-page.ts";
import { embeds } from "./embeds.ts";

describe("bundleEmbeds", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "embeds-"));
    await bundleEmbeds(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("makes one file a visualization and nothing else", async () => {
    expect((await readdir(folder)).toSorted()).toEqual(embeds.map((name) => `${name}.js`));
  });

  it.each(embeds)("%s.js registers its element and needs no other file", async (name) => {
    const code = await readFile(join(folder, `${name}.js`), "utf8");
    expect(code).toContain(`deconvscope-${name}`);
    expect(code).not.toMatch(/\b(?:import|require)\s*[("'{]/);
    expect(code).not.toContain("react");
    expect(code.length).toBeLessThan(90_000);
  });
});

describe("bundlePage", () => {
  it("has a script and a style sheet", async () => {
    expect([...(await bundlePage()).keys()].toSorted()).toEqual(["/page.css", "/page.js"]);
  });
});
