import { pathToFileURL } from "node:url";
import { type Client, createClient, type Row as LibsqlRow } from "@libsql/client";
import type { Database, Queries, Row, SqlValue } from "./database.ts";
import { checkVersion, migrations } from "./migrations.ts";

/** How long a writer waits for another process's write. */
const busyTimeoutMilliseconds = 5000;

/**
 * Opens the embedded database, makes it where there is none, and brings an older one up to date.
 * @throws Error for a database that a newer release wrote
 */
export async function openLibsql(path: string): Promise<Database> {
  const client = createClient({ url: pathToFileURL(path).href, timeout: busyTimeoutMilliseconds });
  try {
    await client.execute("PRAGMA journal_mode = WAL");
    const database = serveQueries(client);
    await migrate(database);
    return database;
  } catch (error) {
    client.close();
    throw error;
  }
}

/** What this process asks goes one after another: a writer that waited for another of its own would wait for ever. */
function serveQueries(client: Client): Database {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const result = last.then(run);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    dialect: { now: "CAST(unixepoch('subsec') * 1000 AS INTEGER)", lockFree: "" },
    query: (sql, args) => inTurn(() => queriesOf(client).query(sql, args)),
    transaction: (run) =>
      inTurn(async () => {
        const transaction = await client.transaction("write");
        try {
          const result = await run(queriesOf(transaction));
          await transaction.commit();
          return result;
        } finally {
          transaction.close();
        }
      }),
    close: () => inTurn(async () => client.close()),
  };
}

function queriesOf(connection: Pick<Client, "execute">): Queries {
  return {
    async query(sql, args = []) {
      const { rows } = await connection.execute({ sql, args: [...args] });
      return rows.map(toRow);
    },
  };
}

function toRow(row: LibsqlRow): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toValue(value)]));
}

function toValue(value: LibsqlRow[string]): SqlValue {
  if (value instanceof ArrayBuffer) {
    return new Uint8Array(value);
  }
  return typeof value === "bigint" ? Number(value) : (value ?? null);
}

/** Processes that start together bring the database up to date one after another. */
async function migrate({ transaction }: Database): Promise<void> {
  await transaction(async ({ query }) => {
    const [row] = await query("PRAGMA user_version");
    const version = Number(row?.user_version ?? 0);
    checkVersion(version);
    for (const statement of migrations.slice(version).flat()) {
      await query(statement);
    }
    await query(`PRAGMA user_version = ${migrations.length}`);
  });
}
