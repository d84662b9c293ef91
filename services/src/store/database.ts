/** What a column holds. Whole numbers are numbers, blobs are bytes. */
export type SqlValue = string | number | Uint8Array | null;

export type Row = Readonly<Record<string, SqlValue>>;

/** Asks in SQL that both databases understand; `?` stands for an argument. */
export interface Queries {
  query(sql: string, args?: readonly SqlValue[]): Promise<readonly Row[]>;
}

/** The one seam between what is kept and where: embedded libSQL, or PostgreSQL for many processes. */
export interface Database extends Queries {
  /** Where the two differ. */
  readonly dialect: Dialect;
  /**
   * All or nothing. What runs inside asks the queries that it is given, never the database itself.
   * @throws whatever `run` throws; nothing is changed then
   */
  transaction<Result>(run: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Runs while no other process, on any host, runs its own; what it asks is no transaction. */
  exclusively<Result>(run: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export interface Dialect {
  /** SQL for the database's clock, in milliseconds since 1970: processes on many hosts share it. */
  readonly now: string;
  /** Ends a SELECT: its rows are this transaction's, and rows of other transactions are passed over. */
  readonly lockFree: string;
}
