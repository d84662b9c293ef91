import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { useBrowser } from "./open-page.ts";
import { beginTinyRun, state } from "./training-page.ts";

const open = useBrowser();
const slow = { timeout: 150_000 };

/** Makes a run whose snapshots come from elsewhere: it is live until it is ended. */
async function makeExternalRun(dashboard: string, name: string): Promise<void> {
  const response = await fetch(`${dashboard}/deconvscope.v1.TrainingService/CreateRun`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, external: {} }),
  });
  expect(response.status).toBe(200);
}

/** Saves a figure in a format, and reads the last file that comes. */
async function save(page: Page, figure: string, format: RegExp, files = 1): Promise<{ names: string[]; last: Buffer }> {
  const region = page.getByRole("region", { name: figure, exact: true });
  await region.getByRole("button", { name: "Export this figure" }).click();
  const coming: Promise<{ name: string; path: string }>[] = [];
  const all = new Promise<void>((resolve) => {
    page.on("download", (download) => {
      coming.push(download.path().then((path) => ({ name: download.suggestedFilename(), path })));
      if (coming.length === files) resolve();
    });
  });
  await region.getByRole("menuitem", { name: format }).click();
  await all;
  page.removeAllListeners("download");
  const saved = await Promise.all(coming);
  return { names: saved.map(({ name }) => name), last: await readFile(saved.at(-1)?.path ?? "") };
}

describe("what the Training zone keeps", () => {
  test("the network that is shown is in the address, and figures leave with what they hold", async () => {
    const page = await open("/training");
    await beginTinyRun(page, "e2e-folds", { Epochs: "2", Folds: "2" });
    await expect.poll(() => state(page).textContent(), slow).toBe("complete");
    const network = (on: Page) => on.getByRole("combobox", { name: "Network" });
    expect(await network(page).inputValue()).toBe("fold 2");
    await network(page).selectOption("fold 1");
    await expect.poll(() => new URL(page.url()).searchParams.get("network")).toBe("fold 1");

    const colleague = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await expect.poll(() => network(colleague).inputValue()).toBe("fold 1");
    const curves = await save(colleague, "Curves", /^NPY/, 2);
    expect(curves.names).toEqual(["e2e-folds-fold-1-curves.npy", "e2e-folds-fold-1-curves.json"]);
    expect(JSON.parse(curves.last.toString())).toMatchObject({
      facts: expect.arrayContaining(["run e2e-folds", "fold 1"]),
      array: { holds: "metrics by step; NaN: not measured", shape: [expect.any(Number), expect.any(Number)] },
    });

    await makeExternalRun(inject("dashboard"), "e2e-other");
    await colleague.goto(`${colleague.url()}&vs=e2e-other`);
    const compared = "Compared with e2e-other";
    await colleague.getByRole("region", { name: compared }).getByText("Accuracy over the folds").first().waitFor();
    const notes = colleague.getByRole("region", { name: compared }).getByRole("note");
    await expect.poll(() => notes.textContent()).toMatch(/e2e-folds\/fold-1.*sha256 [0-9a-f]{8}.*v\d/);
    const picture = await save(colleague, compared, /^SVG/);
    expect(picture.names).toEqual(["e2e-folds-compared-with-e2e-other.svg"]);
    expect(picture.last.toString()).toMatch(/Validation accuracy[\s\S]*Validation loss[\s\S]*data:image\/png/);
    const array = await save(colleague, compared, /^NPY/, 2);
    expect(JSON.parse(array.last.toString())).toMatchObject({
      model: "e2e-folds/fold-1",
      model_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      product_version: expect.any(String),
      parameters: { run: "e2e-folds", samples: { folds: 2 }, against: { model: "e2e-other" } },
      array: { shape: [2, 2, 2], axes: [["e2e-folds", "e2e-other"], expect.any(Array), [1, 2]] },
    });

    // Another run has other networks; the live one is the default, and in sight also where the list is short.
    await colleague.getByRole("link", { name: /^e2e-other/ }).click();
    await expect.poll(() => new URL(colleague.url()).searchParams.has("network")).toBe(false);
    await beginTinyRun(page, "e2e-later", { Epochs: "1" });
    await expect.poll(() => state(page).textContent(), slow).toBe("complete");
    const low = await open("/training", { viewport: { width: 1440, height: 300 } });
    const current = low.locator("nav a[aria-current=true]");
    await expect.poll(() => current.textContent()).toContain("e2e-other");
    const [list, row] = await Promise.all([
      low.getByRole("navigation", { name: /^Runs/ }).boundingBox(),
      current.boundingBox(),
    ]);
    expect(row!.y + 24).toBeLessThan(list!.y + list!.height);
    await low.getByRole("button", { name: "End" }).click();
    await expect.poll(() => state(low).textContent()).toBe("complete");
  });

  test("the lines for a training elsewhere name this server's gRPC", async () => {
    const page = await open("/training");
    await page.getByRole("button", { name: "New run" }).first().click();
    await page.getByRole("radio", { name: "Snapshots from elsewhere" }).click();
    const port = inject("grpc").split(":").at(-1);
    await page.getByText(`watch = Deconvscope("localhost:${port}", run="my-run"`).waitFor();
  });

  test("one note says that the server is away, what is shown is marked as last known, and all goes on by itself", async () => {
    await makeExternalRun(inject("dashboard"), "e2e-away");
    const page = await open("/training?run=e2e-away");
    await expect.poll(() => state(page).textContent(), slow).toMatch(/^live/);
    await page.context().setOffline(true);
    await page.getByText("The server is away; what is shown is from before.").waitFor();
    await expect.poll(() => state(page).textContent()).toBe("last known: live");
    await page.getByText("last known", { exact: true }).waitFor();
    const alerts = async () => (await page.getByRole("alert").allTextContents()).filter(Boolean);
    await expect.poll(alerts).toEqual([expect.stringContaining("The server is away")]);
    expect(await page.getByRole("navigation", { name: /^Runs/ }).textContent()).toContain("e2e-away");

    await page.context().setOffline(false);
    await expect.poll(() => state(page).textContent()).toMatch(/^live/);
    expect(await alerts()).toEqual([]);
    await page.getByRole("button", { name: "End" }).click();
    await expect.poll(() => state(page).textContent()).toBe("complete");
  });
});
