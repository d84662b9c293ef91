import pg from "pg";
import type { Database, Queries } from "./database.ts";
import { checkVersion, migrations, toPostgres } from "./migrations.ts";
import { describeStore, StoreError } from "./store-error.ts";

const mostConnections = 10;
const connectMilliseconds = 5000;

/** A connection that does not answer for so long is given up: its other end may be gone without a word. */
const answerMilliseconds = 60_000;

/** What a process that hangs in a transaction holds is given back then. */
const hangMilliseconds = 30_000;

/** Processes that start together bring the database up to date one after another, and what runs exclusively. */
const locks = { migration: 0x6465_636f, exclusive: 0x6465_6370 };

/** PostgreSQL's code for a transaction that gave way to another one. */
const gaveWay = ["40001", "40P01"];
const mostTries = 5;

/**
 * Connects to PostgreSQL and brings its tables up to date.
 * @param url postgres://user:password@host/database
 * @param log of connections that broke while nothing was asked; they are made anew
 * @throws StoreError if it cannot be reached, without the password; Error for tables that a newer release made
 */
export async function openPostgres(url: string, log: (text: string) => void): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "deconvscope",
    max: mostConnections,
    connectionTimeoutMillis: connectMilliseconds,
    query_timeout: answerMilliseconds,
    idle_in_transaction_session_timeout: hangMilliseconds,
    keepAlive: true,
    types: { getTypeParser: readWholeNumbers },
  });
  pool.on("error", (error) => log(`connection to ${describeStore(url)} broke: ${error.message}`));
  const connect = async (): Promise<pg.PoolClient> => {
    try {
      return await pool.connect();
    } catch (error) {
      throw new StoreError(url, error);
    }
  };
  const database: Database = {
    dialect: {
      now: "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
      lockFree: " FOR UPDATE SKIP LOCKED",
    },
    async query(sql, args) {
      return await useOnce(await connect(), ({ query }) => query(sql, args));
    },
    async transaction(run) {
      for (let tries = 1; ; tries++) {
        const client = await connect();
        try {
          return await useOnce(client, (queries) => runInside(queries, run));
        } catch (error) {
          if (tries === mostTries || !(error instanceof pg.DatabaseError && gaveWay.includes(error.code ?? ""))) {
            throw error;
          }
        }
      }
    },
    async exclusively(run) {
      return await useOnce(await connect(), async ({ query }) => {
        await query("SELECT pg_advisory_lock(?)", [locks.exclusive]);
        try {
          return await run();
        } finally {
          await query("SELECT pg_advisory_unlock(?)", [locks.exclusive]);
        }
      });
    },
    close: () => pool.end(),
  };
  try {
    await database.transaction(migrate);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;
}

/** A connection that broke, or does not answer, is not used again. */
async function useOnce<Result>(client: pg.PoolClient, use: (queries: Queries) => Promise<Result>): Promise<Result> {
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on("error", onError);
  try {
    return await use({
      async query(sql, args = []) {
        try {
          const { rows } = await client.query(numberArguments(sql), [...args]);
          return rows;
        } catch (error) {
          if (!(error instanceof pg.DatabaseError)) {
            broken = error instanceof Error ? error : new Error(String(error));
          }
          throw error;
        }
      },
    });
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

async function runInside<Result>(queries: Queries, run: (queries: Queries) => Promise<Result>): Promise<Result> {
  await queries.query("BEGIN");
  try {
    const result = await run(queries);
    await queries.query("COMMIT");
    return result;
  } catch (error) {
    // Where the connection broke, the server has rolled back by itself.
    await queries.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/** "a = ? AND b = ?" as "a = $1 AND b = $2". */
function numberArguments(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

/** Whole numbers of 64 bits arrive as numbers: nothing here counts beyond 2^53. */
function readWholeNumbers(type: number, format?: "text" | "binary") {
  return type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);
}

async function migrate(queries: Queries): Promise<void> {
  await queries.query("SELECT pg_advisory_xact_lock(?)", [locks.migration]);
  await queries.query("CREATE TABLE IF NOT EXISTS deconvscope_version (version BIGINT NOT NULL)");
  const [row] = await queries.query("SELECT version FROM deconvscope_version");
  const version = Number(row?.version ?? 0);
  checkVersion(version);
  for (const statement of migrations.slice(version).flat()) {
    await queries.query(toPostgres(statement));
  }
  if (version < migrations.length) {
    await queries.query("DELETE FROM deconvscope_version");
    await queries.query("INSERT INTO deconvscope_version (version) VALUES (?)", [migrations.length]);
  }
}
