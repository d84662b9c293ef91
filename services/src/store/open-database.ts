import { pathToFileURL } from "node:url";
import { type Client, createClient } from "@libsql/client";

/** One step a release: never changed once released, only added to. */
const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE models (
      name TEXT PRIMARY KEY,
      sha256 TEXT NOT NULL,
      description TEXT NOT NULL,
      dataset TEXT NOT NULL,
      preprocessing TEXT NOT NULL,
      labels TEXT NOT NULL,
      given_input_shape TEXT,
      anatomy TEXT NOT NULL,
      built_in INTEGER NOT NULL
    ) STRICT`,
    "CREATE INDEX models_by_sha256 ON models (sha256)",
    `CREATE TABLE datasets (
      name TEXT PRIMARY KEY,
      format TEXT NOT NULL,
      path TEXT NOT NULL,
      summary TEXT NOT NULL,
      built_in INTEGER NOT NULL
    ) STRICT`,
  ],
];

/** How long a writer waits for another process's write. */
const busyTimeoutMilliseconds = 5000;

/**
 * Opens the store's database, makes it where there is none, and brings an older one up to date.
 * @throws Error for a database that a newer release wrote
 */
export async function openDatabase(path: string): Promise<Client> {
  const database = createClient({ url: pathToFileURL(path).href, timeout: busyTimeoutMilliseconds });
  try {
    await database.execute("PRAGMA journal_mode = WAL");
    await migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

async function migrate(database: Client): Promise<void> {
  const result = await database.execute("PRAGMA user_version");
  const version = Number(result.rows[0]?.user_version ?? 0);
  if (version > migrations.length) {
    throw new Error(`the store is of version ${version}; this release reads up to ${migrations.length}`);
  }
  for (const [index, statements] of migrations.entries()) {
    if (index >= version) {
      await database.batch([...statements, `PRAGMA user_version = ${index + 1}`], "write");
    }
  }
}
