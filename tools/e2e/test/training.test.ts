import { describe, expect, test } from "vitest";
import { useBrowser } from "./open-page.ts";
import { beginTinyRun, state, tinyNetwork } from "./training-page.ts";

const open = useBrowser();
const slow = { timeout: 150_000 };

describe("the Training zone", () => {
  test("an architecture is checked as it is typed, down to the character", async () => {
    const page = await open("/training");
    await page.getByRole("button", { name: "New run" }).first().click();
    const dialog = page.getByRole("dialog", { name: "New run" });
    const text = dialog.getByRole("textbox", { name: "Architecture as JSON" });
    await dialog.getByRole("region", { name: "Layers and their shapes" }).waitFor();
    await text.fill('{"name": "x",');
    await dialog.getByRole("button", { name: /^line 1, column \d+$/ }).waitFor();
    await text.fill(JSON.stringify(tinyNetwork).replace('"kernel":3', '"kernel":0'));
    await dialog.getByText("layers[2].kernel").first().waitFor();
    await dialog.getByRole("button", { name: /^line 1, column/ }).click();
    expect(
      await text.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
    ).toBe("0");
    await dialog.getByLabel("Epochs", { exact: true }).fill("0");
    await dialog.getByText('"0" given; expected a whole number from 1').waitFor();
    expect(await dialog.getByRole("button", { name: "Begin" }).isDisabled()).toBe(true);
    await dialog.getByLabel("Epochs", { exact: true }).fill("3");
    await dialog.getByLabel("Name").fill("a b");
    await dialog.getByRole("button", { name: "Begin" }).click();
    await dialog.getByRole("alert").waitFor();
    expect(await dialog.getByText("deconvscope train architecture.json").count()).toBe(1);
  });

  test("a run is watched live, stopped, resumed; its features form and lead to Deconv; it is deleted", async () => {
    const page = await open("/training");
    await beginTinyRun(page, "e2e-live", { Epochs: "1000", "Snapshots at epochs": "1, 2, 4" });
    await expect.poll(() => state(page).textContent(), slow).toMatch(/^live, \d+ watching$/);
    for (const chart of ["Learning rate", "Images a second"]) {
      expect(await page.getByRole("heading", { name: chart }).count(), `${chart} before the first step`).toBe(1);
    }
    const loss = page.getByRole("img", { name: /^Loss by epoch/ });
    await expect.poll(() => loss.getAttribute("aria-label"), slow).toMatch(/training [\d.]+/);
    await page.getByRole("button", { name: "Snapshot 2: open in another zone" }).waitFor(slow);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await expect.poll(() => state(page).textContent(), slow).toBe("stopped");
    await page.getByRole("button", { name: "Resume" }).click();
    await expect.poll(() => state(page).textContent(), slow).toMatch(/^live/);
    await page.getByRole("button", { name: "Snapshot 4: open in another zone" }).waitFor(slow);

    const grid = page.getByRole("grid", { name: "How the features form" });
    await expect.poll(() => grid.locator("img").count(), slow).toBeGreaterThan(8);
    await grid.locator("button.cell:has(img)").first().click();
    const parameters = () => new URL(page.url()).searchParams;
    await expect.poll(() => parameters().get("layer")).toMatch(/^relu[12]$/);
    const link = page.getByRole("link", { name: "Open in Deconv" });
    const address = new URL((await link.getAttribute("href")) ?? "", page.url());
    expect(address.pathname).toBe("/deconv/");
    expect(address.searchParams.get("model")).toBe(parameters().get("model"));
    expect(address.searchParams.get("image")).toMatch(/^menagerie:train:\d+$/);

    const again = await open("/training?run=e2e-live&maps=relu2:0,relu2:5&view=table");
    const rows = again.getByRole("region", { name: "Followed maps as a table" }).locator("tbody tr");
    await expect.poll(() => rows.count(), slow).toBeGreaterThanOrEqual(6);
    expect(await again.getByRole("radio", { name: "2 chosen" }).getAttribute("aria-checked")).toBe("true");

    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await expect.poll(() => state(page).textContent(), slow).toBe("stopped");
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Delete run" }).click();
    await page.getByRole("checkbox", { name: /^Keep its/ }).uncheck();
    await page.getByRole("button", { name: "Delete e2e-live" }).click();
    await expect.poll(() => parameters().get("run")).toBeNull();
    await expect.poll(() => page.getByRole("navigation", { name: /^Runs/ }).textContent()).not.toContain("e2e-live");
  });

  test("a stream that breaks says so over what is there, and goes on by itself", async () => {
    const page = await open("/training");
    await beginTinyRun(page, "e2e-cut", { Epochs: "1000", "Snapshots at epochs": "1000" });
    const loss = page.getByRole("img", { name: /^Loss by epoch/ });
    await expect.poll(() => loss.getAttribute("aria-label"), slow).toMatch(/training [\d.]+/);
    let tries = 0;
    await page.route("**/WatchRun", (route) => {
      tries += 1;
      return route.abort("internetdisconnected");
    });
    await page.reload();
    await page.getByText(/^The stream broke at step [\d,]+\. A run does not need its watchers\.$/).waitFor();
    await expect.poll(() => state(page).textContent()).toBe("connection lost");
    // The fourth wait is of 4 s: whatever is tried within them was asked for.
    await expect.poll(() => tries).toBeGreaterThanOrEqual(4);
    const before = tries;
    await page.getByRole("button", { name: "Try now" }).click();
    await expect.poll(() => tries, { timeout: 3000 }).toBeGreaterThan(before);
    await page.unroute("**/WatchRun");
    await expect.poll(() => state(page).textContent(), slow).toMatch(/^live/);
    expect(await page.getByText(/^The stream broke/).count()).toBe(0);
    await expect.poll(() => loss.getAttribute("aria-label"), slow).toMatch(/training [\d.]+/);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await expect.poll(() => state(page).textContent(), slow).toBe("stopped");
  });

  test("two runs stand on one scale, and what came of them is told", async () => {
    const page = await open("/training");
    await beginTinyRun(page, "e2e-first", { Epochs: "2" });
    await expect.poll(() => state(page).textContent(), slow).toBe("complete");
    await beginTinyRun(page, "e2e-second", { Epochs: "3", Seed: "5" });
    await expect.poll(() => state(page).textContent(), slow).toBe("complete");
    expect(await page.getByRole("region", { name: "Outcomes" }).getByRole("row").count()).toBe(2);
    const bank = page.getByRole("region", { name: "First-layer filters and the bound" });
    await bank
      .getByRole("button", { name: /^filter 2:/ })
      .first()
      .click();
    await expect.poll(() => new URL(page.url()).searchParams.get("filter")).toBe("2");
    await page.goBack();
    await expect.poll(() => new URL(page.url()).searchParams.get("filter")).toBe(null);
    await page.getByRole("button", { name: "Compare" }).click();
    await page.getByRole("button", { name: /^e2e-first/ }).click();
    const figure = page.getByRole("region", { name: "Compared with e2e-first" });
    await figure.getByText("Validation accuracy at epoch 2", { exact: true }).waitFor();
    await expect.poll(() => figure.getByRole("img", { name: /filters of 5 × 5, stride 2/ }).count(), slow).toBe(2);
  });

  test("a run that is not there is said not to be", async () => {
    const page = await open("/training?run=nobody");
    await page.getByText("There is no such run.").waitFor();
  });
});
