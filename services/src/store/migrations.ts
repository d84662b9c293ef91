/**
 * The tables, one step a release: never changed once released, only added to. They are written as SQLite has them;
 * `toPostgres` says the same to PostgreSQL.
 */
export const migrations: readonly (readonly string[])[] = [
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
  [
    `CREATE TABLE blob_parts (
      sha256 TEXT NOT NULL,
      part INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (sha256, part)
    ) STRICT`,
    `CREATE TABLE scans (
      id TEXT PRIMARY KEY,
      model TEXT NOT NULL,
      model_sha256 TEXT NOT NULL,
      dataset TEXT NOT NULL,
      split TEXT NOT NULL,
      layers TEXT NOT NULL,
      k INTEGER NOT NULL,
      max_images INTEGER NOT NULL,
      images INTEGER NOT NULL,
      parameters TEXT NOT NULL,
      state TEXT NOT NULL,
      done INTEGER NOT NULL,
      error TEXT NOT NULL,
      problems TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      version INTEGER NOT NULL,
      built_in INTEGER NOT NULL,
      backend TEXT NOT NULL
    ) STRICT`,
    "CREATE INDEX scans_by_model ON scans (model)",
    // Shards that are not counted yet. A worker holds one until free_at; so does the wait after a failure.
    `CREATE TABLE scan_shards (
      scan TEXT NOT NULL,
      shard INTEGER NOT NULL,
      free_at INTEGER NOT NULL,
      worker TEXT NOT NULL,
      tries INTEGER NOT NULL,
      put_aside INTEGER NOT NULL,
      PRIMARY KEY (scan, shard)
    ) STRICT`,
    "CREATE INDEX scan_shards_held ON scan_shards (scan, worker) WHERE worker <> ''",
    `CREATE TABLE scan_lanes (
      scan TEXT NOT NULL,
      lane INTEGER NOT NULL,
      PRIMARY KEY (scan, lane)
    ) STRICT`,
    `CREATE TABLE scan_parts (
      scan TEXT NOT NULL,
      lane INTEGER NOT NULL,
      layer TEXT NOT NULL,
      summary BLOB NOT NULL,
      changed_at BLOB NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (scan, lane, layer)
    ) STRICT`,
    // Made for tops when asked for; of a model and a dataset, not of a scan.
    `CREATE TABLE pictures (
      key TEXT PRIMARY KEY,
      made_at INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      model_sha256 TEXT NOT NULL,
      dataset TEXT NOT NULL,
      scale REAL NOT NULL,
      projection BLOB NOT NULL,
      patch BLOB NOT NULL
    ) STRICT`,
    "CREATE INDEX pictures_by_age ON pictures (made_at, bytes)",
    "CREATE INDEX pictures_by_model ON pictures (model_sha256)",
    "CREATE INDEX pictures_by_dataset ON pictures (dataset)",
  ],
  // How often it was resumed: a worker that could not do it tries anew.
  ["ALTER TABLE scans ADD COLUMN resumes INTEGER NOT NULL DEFAULT 0"],
];

/** Texts compare by their bytes, as they do in SQLite. */
const words: readonly (readonly [RegExp, string])[] = [
  [/ STRICT$/, ""],
  [/\bTEXT\b/g, 'TEXT COLLATE "C"'],
  [/\bINTEGER\b/g, "BIGINT"],
  [/\bREAL\b/g, "DOUBLE PRECISION"],
  [/\bBLOB\b/g, "BYTEA"],
];

/** A migration's statement for PostgreSQL. */
export function toPostgres(statement: string): string {
  return words.reduce((text, [word, other]) => text.replace(word, other), statement);
}

/** @throws Error for a database that a newer release wrote */
export function checkVersion(version: number): void {
  if (version > migrations.length) {
    throw new Error(`the store is of version ${version}; this release reads up to ${migrations.length}`);
  }
}
