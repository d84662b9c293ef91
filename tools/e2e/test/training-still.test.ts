import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { useBrowser } from "./open-page.ts";
import { beginTinyRun, state, tinyNetwork } from "./training-page.ts";

const open = useBrowser();
const slow = { timeout: 150_000 };

/** px from the top of the page, of what stands below a run's words and notes. */
const tops = (page: Page) =>
  page.evaluate(() =>
    ["#curves", "#snapshots", "#evolution"].map((part) => {
      const place = document.querySelector(part);
      return place && Math.round(place.getBoundingClientRect().top + scrollY);
    }),
  );

async function call(method: string, request: unknown): Promise<void> {
  const response = await fetch(`${inject("dashboard")}/deconvscope.v1.TrainingService/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  expect(response.status).toBe(200);
}

test.each([1440, 390])("at %i px a run that prepares, stops and loses its stream moves nothing", async (width) => {
  const page = await open("/training", { viewport: { width, height: 900 } });
  const name = `e2e-still-${width}`;
  await beginTinyRun(page, name, { Epochs: "1000", "Snapshots at epochs": "1000" });
  await expect.poll(() => state(page).textContent(), slow).toMatch(/^live/);
  const before = await tops(page);
  expect(before.every((top) => top !== null && top > 0)).toBe(true);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect.poll(() => state(page).textContent(), slow).toBe("stopped");
  await page.getByRole("button", { name: "Resume" }).first().waitFor();
  expect(await tops(page)).toEqual(before);

  await page.route("**/WatchRun", (route) => route.abort("internetdisconnected"));
  await page.getByRole("button", { name: "Resume" }).first().click();
  await page.getByText(/^The stream broke at step [\d,]+\./).waitFor(slow);
  expect(await tops(page)).toEqual(before);
  await page.unroute("**/WatchRun");
  await page.getByRole("button", { name: "Try now" }).click();
  await expect.poll(() => state(page).textContent(), slow).toMatch(/^live/);
  expect(await tops(page)).toEqual(before);
  await call("StopRun", { id: name });
});

/** A run that is stopped at once. */
async function stopEarly(name: string): Promise<void> {
  const fromScratch = { architecture: JSON.stringify(tinyNetwork) };
  const options = { epochs: 1000, batchSize: 16, probeImages: 40 };
  await call("CreateRun", { name, dataset: "menagerie", fromScratch, options });
  await call("StopRun", { id: name });
}

test("a run that was stopped before its first step says so over its axes, is resumed there, and is deleted there", async () => {
  await stopEarly("e2e-stillborn");
  const page = await open("/training?run=e2e-stillborn");
  const curves = page.getByRole("region", { name: "Curves" });
  await curves.getByText("It was stopped before its first step.").waitFor(slow);
  expect(await page.getByRole("button", { name: "Show the numbers" }).isDisabled()).toBe(true);
  await curves.getByRole("button", { name: "Resume" }).click();
  await expect.poll(() => state(page).textContent(), slow).toMatch(/^(live|queued)/);
  await expect.poll(() => curves.getByText("It was stopped before its first step.").count()).toBe(0);
  await call("StopRun", { id: "e2e-stillborn" });
  await stopEarly("e2e-unborn");
  await page.goto(page.url().replace("e2e-stillborn", "e2e-unborn"));
  await curves.getByRole("button", { name: "Delete run" }).click();
  await page.getByRole("button", { name: "Delete e2e-unborn" }).click();
  await expect.poll(() => page.getByRole("navigation", { name: /^Runs/ }).textContent()).not.toContain("e2e-unborn");
});

test("the page opens at the part that its address names, and lets the reader go", async () => {
  await stopEarly("e2e-part");
  const page = await open("/training?run=e2e-part#snapshots", { viewport: { width: 390, height: 360 } });
  const top = () => page.locator("#snapshots").evaluate((part) => part.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(120);
  await page.mouse.wheel(0, -250);
  await expect.poll(top).toBeGreaterThan(200);
  await page.getByRole("button", { name: "Show as table" }).last().waitFor();
  await page.waitForLoadState("networkidle");
  expect(await top()).toBeGreaterThan(200);
});

test("a name that is too long is not cut: how long it is, and may be, is said", async () => {
  const page = await open("/training");
  await page.getByRole("button", { name: "New run" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New run" });
  const name = dialog.getByLabel("Name");
  await name.fill("n".repeat(44));
  await dialog.getByText("44 of 48 characters").waitFor();
  await name.fill("n".repeat(60));
  await dialog.getByText("60 characters given; expected at most 48, so 12 fewer").waitFor();
  expect(await name.inputValue()).toHaveLength(60);
  expect(await dialog.getByRole("button", { name: "Begin" }).isDisabled()).toBe(true);
});
