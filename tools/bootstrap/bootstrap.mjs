// Runs the real command under the toolchain this repository is made for, whatever Node and npm are there.
// Usage: node tools/bootstrap/bootstrap.mjs start|test|run|backend:tensorflow [arguments passed on]
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const nodeVersion = "24.21.0";
const pnpmVersion = "10.34.9";
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const cli = path.join(root, "tools/cli/src/main.ts");
/** What is written to watchers is garbage soon: in a small young heap it is collected before it adds up. */
const serve = ["--max-semi-space-size=2", cli, "serve"];
const windows = process.platform === "win32";
const say = (line) => console.error(`deconvscope: ${line}`);

let running;
function stop(signal) {
  if (running) running.kill(signal);
  else process.exit(128 + os.constants.signals[signal]);
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop(signal));

// npm starts scripts in a shell, which dies of a signal without passing it on.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  stop("SIGTERM");
}, 500).unref();

/** Runs a program to its end; its exit code, 128 + signal as shells have it. A quiet one speaks only if it fails. */
function run(program, args, { env = process.env, cwd = root, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = quiet ? ["ignore", "pipe", "pipe"] : "inherit";
    const child = spawn(program, args, { cwd, env, shell: windows, stdio });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(chunk));
    running = child;
    child.on("error", (error) => reject(new Error(`${program}: ${error.message}`)));
    child.on("close", (code, signal) => {
      running = undefined;
      if (code !== 0) process.stderr.write(Buffer.concat(said));
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

async function must(what, program, args, options) {
  const code = await run(program, args, options);
  if (code > 128) process.exit(code);
  if (code !== 0) throw new Error(`${what} failed (exit code ${code})`);
}

/** Node and pnpm in the user's cache, fetched once by npm; every checkout shares them. */
async function fetchToolchain() {
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache");
  const folder = path.join(
    cache,
    "deconvscope",
    `toolchain-node-${nodeVersion}-pnpm-${pnpmVersion}-${process.platform}-${process.arch}`,
  );
  if (existsSync(folder)) return folder;
  say(`fetching Node ${nodeVersion} and pnpm ${pnpmVersion} (once)`);
  const building = `${folder}.${process.pid}`;
  try {
    mkdirSync(building, { recursive: true });
    await must(
      "npm install",
      "npm",
      [
        ...["install", "--prefix", building, "--no-audit", "--no-fund", "--loglevel=error", "--save-exact"],
        ...[`node@${nodeVersion}`, `pnpm@${pnpmVersion}`],
      ],
      { quiet: true },
    );
    if (!existsSync(folder)) renameSync(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return folder;
}

/** The packages of the lockfile. */
async function prepare(env) {
  const quietly = ["--prefer-offline", "--reporter=append-only", "--loglevel=warn"];
  await must("pnpm install", "pnpm", ["install", "--frozen-lockfile", ...quietly], { env });
}

async function main() {
  const commands = ["start", "test", "run", "backend:tensorflow"];
  const [command, ...rest] = process.argv.slice(2);
  if (!commands.includes(command)) throw new Error(`expected one of ${commands.join(", ")}, got ${command}`);
  const toolchain = await fetchToolchain();
  const modules = path.join(toolchain, "node_modules");
  const env = {
    ...process.env,
    PATH: [path.join(modules, "node", "bin"), path.join(modules, ".bin"), process.env.PATH].join(path.delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
  };
  const installed = path.join(root, "node_modules", ".modules.yaml");
  const helps = command === "start" && rest.some((word) => word === "--help" || word === "-h");
  const takesAnyState = command === "run" || helps;
  if (!takesAnyState || !existsSync(installed)) await prepare(env);
  if (helps) process.exitCode = await run("node", [...serve, "--help"], { env });
  else if (command === "run") process.exitCode = await run("node", [cli, ...rest], { env, cwd: process.cwd() });
  else if (command === "backend:tensorflow") {
    process.exitCode = await run("node", ["tools/libtensorflow/src/main.ts", ...rest], { env });
  } else if (command === "test") process.exitCode = await run("node", ["tools/gate/src/main.ts", ...rest], { env });
  else {
    say("building the dashboard, or taking it from the cache");
    const build = ["--silent", "exec", "turbo", "run", "build", "--output-logs=errors-only"];
    await must("build", "pnpm", build, { env, quiet: true });
    process.exitCode = await run("node", [...serve, ...rest], { env });
  }
}

main().catch((error) => {
  say(error.message);
  process.exitCode = 1;
});
