import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** A headless browser of its own, unpacked into a folder of its own. */
export async function launchBrowser(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "deconvscope-browser-"));
  // The package unpacks into $TMPDIR and takes whatever lies there from an earlier version.
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  const executablePath = await chromium.executablePath();
  const browser = await playwright.launch({
    executablePath,
    env: { ...process.env, TMPDIR: folder },
    args: [
      ...["--headless=shell", "--no-sandbox", "--disable-gpu"],
      ...["--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
      ...["--disable-sync", "--font-render-hinting=none"],
    ],
  });
  if (temporary === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = temporary;
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
