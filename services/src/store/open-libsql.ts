import { pathToFileURL } from "node:url";
import { type Client, createClient, LibsqlError, type Row as LibsqlRow } from "@libsql/client";
import type { Database, Queries, Row, SqlValue } from "./database.ts";
import { holdLock } from "./hold-lock.ts";
import { checkVersion, migrations } from "./migrations.ts";
import { whileBusy } from "./while-busy.ts";

/** A writer waits so long for another process's write, with this thread standing still; then again and again, without. */
const busyTimeoutMilliseconds = 100;
const patience = { milliseconds: 10_000, pauseMilliseconds: 5 };

/** What a reader meets whose connection is made anew, or another process's last moments; asked again in turn, it is answered. */
const interruptions = ["SQLITE_BUSY", "CLIENT_CLOSED"];

/**
 * Opens the embedded database, makes it where there is none, and brings an older one up to date.
 * @throws Error for a database that a newer release wrote
 */
export async function openLibsql(path: string): Promise<Database> {
  const client = createClient({ url: pathToFileURL(path).href, timeout: busyTimeoutMilliseconds });
  try {
    await whileBusy(client, patience, () => client.execute("PRAGMA journal_mode = WAL"));
    const database = serveQueries(client, `${path}.lock`);
    await migrate(database);
    return database;
  } catch (error) {
    client.close();
    throw error;
  }
}

/**
 * What this process writes goes one after another: a writer that waited for another of its own would wait for ever.
 * Who reads waits for nobody.
 */
function serveQueries(client: Client, lockPath: string): Database {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const result = last.then(run);
    last = result.catch(() => undefined);
    return result;
  };
  const writeInTurn = (sql: string, args: readonly SqlValue[] | undefined): Promise<readonly Row[]> =>
    inTurn(() => whileBusy(client, patience, () => queriesOf(client).query(sql, args)));
  return {
    dialect: { now: "CAST(unixepoch('subsec') * 1000 AS INTEGER)", lockFree: "" },
    async query(sql, args) {
      if (!sql.startsWith("SELECT ")) {
        return await writeInTurn(sql, args);
      }
      try {
        return await queriesOf(client).query(sql, args);
      } catch (error) {
        if (error instanceof LibsqlError && interruptions.includes(error.code)) {
          return await writeInTurn(sql, args);
        }
        throw error;
      }
    },
    transaction: (run) =>
      inTurn(async () => {
        const transaction = await whileBusy(client, patience, () => client.transaction("write"));
        try {
          const result = await run(queriesOf(transaction));
          await transaction.commit();
          return result;
        } finally {
          transaction.close();
        }
      }),
    exclusively: (run) => holdLock(lockPath, run),
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
