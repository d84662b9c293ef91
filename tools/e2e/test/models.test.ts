import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { useBrowser } from "./open-page.ts";

const open = useBrowser();
const onnx = path.resolve(import.meta.dirname, "../../../packages/menagerie/model/menagerie-zfnet.onnx");

async function chooseFile(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.getByRole("button", { name: "Import a model" }).first().click();
  await page.getByRole("dialog").locator("input[type=file]").first().setInputFiles(file);
}

describe("the Models zone", () => {
  test("shows the built-in network: anatomy, layers, filters, classification", async () => {
    const page = await open("/");
    await expect.poll(() => page.getByRole("heading", { level: 1 }).textContent()).toBe("Models");
    await expect.poll(() => page.getByText("menagerie-zfnet").count()).toBeGreaterThan(0);
    for (const title of ["Anatomy", "Layers", "First-layer filters"]) {
      await expect
        .poll(() => page.getByRole("heading", { name: title }).count(), { message: title })
        .toBeGreaterThan(0);
    }
    await expect.poll(() => page.getByRole("row").filter({ hasText: "conv1" }).count()).toBeGreaterThan(0);
    await expect.poll(() => page.getByText(/MFLOP/).count()).toBeGreaterThan(0);
  });

  test("a link to a place in the page keeps it in sight while what stands above it comes, until the reader moves", async () => {
    for (const [part, width] of [
      ["evaluation", 390],
      ["against", 1440],
    ] as const) {
      const page = await open(`/?model=menagerie-zfnet#${part}`, { viewport: { width, height: 844 } });
      const top = () => page.locator(`#${part}`).evaluate((place) => place.getBoundingClientRect().top);
      await page.locator("#invariance").getByText("5 of menagerie, validation").waitFor();
      await page.locator("#diagnosis").getByText("All 32 filters together").waitFor();
      await expect.poll(async () => Math.abs((await top()) - 60)).toBeLessThan(12);
      await page.mouse.move(width / 2, 400);
      await page.mouse.wheel(0, -500);
      await expect.poll(top).toBeGreaterThan(300);
      await page.setViewportSize({ width: width - 10, height: 844 });
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
      expect(await top()).toBeGreaterThan(200);
    }
  });

  test("imports an ONNX file, shows it in seconds, and deletes it again", async () => {
    const page = await open("/");
    await chooseFile(page, onnx);
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("mine-zfnet");
    await dialog.getByText("0 … 1").first().click();
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("model")).toBe("mine-zfnet");
    await expect.poll(() => page.getByRole("heading", { name: "mine-zfnet" }).count()).toBe(1);
    await expect.poll(() => page.getByRole("row").filter({ hasText: "conv1" }).count()).toBeGreaterThan(0);
    const listed = await fetch(`${inject("dashboard")}/deconvscope.v1.ModelService/ListModels`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    const { models } = (await listed.json()) as { models: { name: string }[] };
    expect(models.map((model) => model.name)).toContain("mine-zfnet");
    await page.getByRole("button", { name: "Export or delete the model" }).click();
    await page.getByRole("menuitem", { name: /delete/i }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /delete/i })
      .click();
    await expect.poll(() => page.getByText("mine-zfnet").count()).toBe(0);
  });

  test("what comes with the product is exported and not deleted, and says why", async () => {
    const page = await open("/?model=menagerie-zfnet");
    await page.getByRole("button", { name: "Export or delete the model" }).click();
    const removal = page.getByRole("menuitem", { name: /delete/ });
    expect(await removal.textContent()).toContain("it comes with the product");
    expect(await removal.getAttribute("aria-disabled")).toBe("true");
    await removal.click({ force: true });
    expect(await page.getByRole("dialog").count()).toBe(0);
    const scans = await open("/deconv?model=menagerie-zfnet&atlas=latest");
    await scans.getByRole("button", { name: /^menagerie validation/ }).click();
    const menu = scans.getByRole("region", { name: "Scans of this model" });
    await menu.getByText("This scan comes with the product").waitFor();
    expect(await menu.getByRole("button", { name: "Delete this scan" }).count()).toBe(0);
  });

  test("a model that was exported is what it was when its file comes back, and the page says what the file told", async () => {
    const page = await open("/?model=menagerie-zfnet");
    for (const [format, file] of [
      ["ONNX", "menagerie-zfnet.onnx"],
      ["TF.js", "menagerie-zfnet.zip"],
    ] as const) {
      const name = `back-${format.toLowerCase()}`;
      await page.getByRole("button", { name: "Export or delete the model" }).click();
      const [exported] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", { name: format }).click(),
      ]);
      const buffer = await readFile(await exported.path());
      await chooseFile(page, { name: file, mimeType: "application/octet-stream", buffer });
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Name").fill(name);
      await expect.poll(() => dialog.getByLabel("As the file says").isChecked()).toBe(true);
      expect(await dialog.getByText("None: the 12 that the file names").count()).toBe(1);
      await dialog.getByRole("button", { name: "Import", exact: true }).click();
      const note = page.getByRole("status").filter({ hasText: `${name} was imported.` });
      await expect
        .poll(() => note.textContent())
        .toMatch(/As the file says: description, how images are prepared, labels, .*dataset/);
      const prepared = async () => (await page.getByText(/^Input 96 × 96/).textContent())?.split(" · ")[0];
      const again = await prepared();
      await page.getByRole("link", { name: /^menagerie-zfnet/ }).click();
      await page.getByRole("heading", { name: "menagerie-zfnet", exact: true }).waitFor();
      expect(again).toBe(await prepared());
      expect(await note.count()).toBe(0);
      await fetch(`${inject("dashboard")}/deconvscope.v1.ModelService/DeleteModel`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ model: name }),
      });
    }
  });

  test("what is refused is said beside its field; what a model was trained on and how goes with it, and into its file", async () => {
    const page = await open("/");
    await chooseFile(page, onnx);
    const dialog = page.getByRole("dialog");
    const labels = dialog.getByLabel("Labels, one a line");
    await dialog.getByLabel("Name").fill("of-several");
    await labels.fill("cat\ndog");
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await dialog.getByText(/^2 given; expected 12, one a class/).waitFor();
    expect(await labels.getAttribute("aria-invalid")).toBe("true");
    await expect.poll(() => labels.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await dialog.getByRole("alert").count()).toBe(0);
    await labels.fill("");
    expect(await labels.getAttribute("aria-invalid")).toBe("false");
    await dialog.getByText("More: what it was trained on").click();
    await dialog.getByLabel("Trained on").selectOption("menagerie");
    await dialog.getByLabel("Trained with a sigmoid a class").check();
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("status").filter({ hasText: "of-several was imported." }).waitFor();
    await page.getByText(/ an image · a sigmoid a class$/).waitFor();
    await page.getByRole("button", { name: "Export or delete the model" }).click();
    const [exported] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "ONNX" }).click(),
    ]);
    const buffer = await readFile(await exported.path());
    await chooseFile(page, { name: "again.onnx", mimeType: "application/octet-stream", buffer });
    await dialog.getByText("with a sigmoid a class, for images with several labels, as the file says").waitFor();
    expect(await dialog.getByLabel("Trained with a sigmoid a class").isChecked()).toBe(true);
    const trainedOn = dialog.getByLabel("Trained on");
    expect(await trainedOn.locator("option:checked").textContent()).toBe("menagerie, as the file says");
    await fetch(`${inject("dashboard")}/deconvscope.v1.ModelService/DeleteModel`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "of-several" }),
    });
  });

  test("on a phone, too, what came of an import is in sight", async () => {
    const page = await open("/", { viewport: { width: 390, height: 700 } });
    await chooseFile(page, onnx);
    await page.getByRole("dialog").getByLabel("Name").fill("a-phone");
    await page.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
    const note = page.getByRole("status").filter({ hasText: "a-phone was imported." });
    await note.waitFor();
    await page.locator("#anatomy").getByRole("note").waitFor();
    const box = await note.boundingBox();
    expect(box?.y).toBeGreaterThan(52);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(640);
    await fetch(`${inject("dashboard")}/deconvscope.v1.ModelService/DeleteModel`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "a-phone" }),
    });
  });

  test("a file that is no model is refused in words, and nothing is listed", async () => {
    const page = await open("/");
    await chooseFile(page, {
      name: "broken.onnx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("no model"),
    });
    await page.getByRole("dialog").getByLabel("Name").fill("broken");
    await page.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
    await expect
      .poll(() => page.locator("[role=alert]:not(#__next-route-announcer__)").textContent())
      .toMatch(/broken\.onnx was not imported/);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("link", { name: /broken/ }).count()).toBe(0);
  });

  test("leads to the Deconv zone with the model it shows", async () => {
    const page = await open("/?model=menagerie-zfnet");
    await page.getByRole("link", { name: "Open in Deconv" }).click();
    await page.waitForURL(/\/deconv\/?\?.*model=menagerie-zfnet/);
    await expect.poll(() => page.locator(".deconvscope-projection-grid img").count(), { timeout: 60_000 }).toBe(18);
  });
});
