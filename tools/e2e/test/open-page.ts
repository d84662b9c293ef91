import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { launchBrowser } from "../src/index.ts";

/** Gives the tests of a file a browser; whatever its pages complain of fails the test. */
export function useBrowser(): (address: string, options?: BrowserContextOptions) => Promise<Page> {
  let launched: { browser: Browser; close(): Promise<void> } | undefined;
  let complaints: string[] = [];
  beforeAll(async () => {
    launched = await launchBrowser();
  });
  afterAll(() => launched?.close());
  afterEach(async () => {
    for (const context of launched?.browser.contexts() ?? []) await context.close();
    const heard = complaints;
    complaints = [];
    expect(heard).toEqual([]);
  });
  return async (address, options = {}) => {
    if (!launched) throw new Error("the browser is not there yet");
    const context = await launched.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => {
      // The browser gives up its cross-page fade when a page is slow to paint; the page itself is unharmed.
      if (!/^Transition was (aborted|skipped)/.test(error.message)) complaints.push(`error: ${error.message}`);
    });
    page.on("console", (message) => {
      if (
        message.type() === "error" &&
        !/the server responded with a status of|ERR_INTERNET_DISCONNECTED/.test(message.text())
      ) {
        complaints.push(`console: ${message.text()}`);
      }
    });
    await page.goto(new URL(address, inject("dashboard")).href);
    return page;
  };
}
