import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { launchBrowser } from "@deconvscope/e2e";
import type { CaseResult } from "../case-result.ts";
import { countDownloads } from "../count-downloads.ts";
import { stand, summarise } from "../round.ts";

/**
 * From `npm start` to the first projection on the page: in a fresh clone with empty caches, again, and again with
 * an empty data directory.
 */
export async function benchStart(root: string): Promise<CaseResult> {
  const folder = await mkdtemp(path.join(tmpdir(), "deconvscope-start-"));
  const clone = path.join(folder, "clone");
  const downloads = await countDownloads();
  const settings = {
    ...downloads.env,
    XDG_CACHE_HOME: path.join(folder, "cache"),
    XDG_DATA_HOME: path.join(folder, "data"),
    npm_config_cache: path.join(folder, "npm"),
    npm_config_store_dir: path.join(folder, "store"),
  };
  const { browser, close } = await launchBrowser();
  try {
    await promisify(execFile)("git", ["clone", "--quiet", "--no-local", root, clone]);
    const first = (dataDir: string) => measureFirstPicture(clone, path.join(folder, dataDir), settings, browser);
    const cold = await first("one");
    const megabytes = Math.round(downloads.bytes / 1e6);
    const warm = [await first("one"), await first("one"), await first("one")];
    const fresh = [await first("two"), await first("three")];
    const rounds = (walls: readonly number[]) => walls.map((wall) => summarise([{ wall, cpu: Number.NaN }]));
    return {
      name: "npm start to the first picture",
      work: "The dashboard's first projection at /deconv, milliseconds from `npm start`",
      standings: [
        stand("cold: fresh clone, empty caches, everything downloaded", rounds([cold])),
        stand("warm", rounds(warm)),
        stand("warm, empty data directory", rounds(fresh)),
      ],
      apart: true,
      remarks: [
        `The first run downloaded ${megabytes} MB.`,
        "The browser was already running. CPU time is not measured here.",
      ],
    };
  } finally {
    await close();
    await downloads.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureFirstPicture(
  clone: string,
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  browser: Awaited<ReturnType<typeof launchBrowser>>["browser"],
): Promise<number> {
  const flags = ["--data-dir", dataDir, "--http-port", "0", "--grpc-port", "0"];
  const start = performance.now();
  const child = spawn("npm", ["start", "--", ...flags], {
    cwd: clone,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const dashboard = await readDashboard(child.stdout);
    const page = await browser.newPage();
    await page.goto(`${dashboard}/deconv`);
    await page.locator(".deconvscope-projection-grid img").first().waitFor({ timeout: 120_000 });
    const wall = performance.now() - start;
    await page.close();
    return wall;
  } finally {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }
}

async function readDashboard(output: NodeJS.ReadableStream): Promise<string> {
  let printed = "";
  for await (const chunk of output) {
    printed += chunk;
    const found = /dashboard\s+(\S+)/.exec(printed)?.[1];
    if (found) return found;
  }
  throw new Error(`npm start ended instead of listening:\n${printed}`);
}
