import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A network that learns within seconds. */
export const tinyNetwork = {
  name: "tiny",
  inputShape: [24, 24, 3],
  layers: [
    { name: "conv1", operator: "Conv", filters: 8, kernel: 5, strides: 2, padding: 2 },
    { name: "relu1", operator: "Relu" },
    { name: "conv2", operator: "Conv", filters: 8, kernel: 3, padding: 1 },
    { name: "relu2", operator: "Relu" },
    { name: "pool2", operator: "MaxPool", kernel: 2, strides: 2 },
    { name: "flatten", operator: "Flatten" },
    { name: "fc", operator: "Gemm", units: 12 },
    { name: "softmax", operator: "Softmax" },
  ],
};

const fewImages = { Batch: "16", "Images a class": "8", "Measured a class": "4", "Images looked through": "40" };

/** Begins a run of the tiny network on few images of the built-in dataset, by the form. */
export async function beginTinyRun(page: Page, name: string, options: Record<string, string>): Promise<void> {
  await page.getByRole("button", { name: "New run" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New run" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("textbox", { name: "Architecture as JSON" }).fill(JSON.stringify(tinyNetwork));
  await dialog.getByRole("button", { name: /^All \d+ options$/ }).click();
  for (const [label, value] of Object.entries({ ...fewImages, ...options })) {
    await dialog.getByLabel(label, { exact: true }).fill(value);
  }
  await dialog.getByRole("button", { name: "Begin" }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => new URL(page.url()).searchParams.get("run")).toBe(name);
}

/** The badge beside the run's name. */
export const state = (page: Page) => page.locator("main header [role=status]").first();
