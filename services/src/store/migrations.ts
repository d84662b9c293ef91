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
  [
    // Later runs' serials sort behind earlier ones'. A worker holds a run until free_at; so does the wait after a failure.
    `CREATE TABLE runs (
      id TEXT PRIMARY KEY,
      serial TEXT NOT NULL,
      request TEXT NOT NULL,
      training TEXT NOT NULL,
      options TEXT NOT NULL,
      samples TEXT NOT NULL,
      dataset TEXT NOT NULL,
      labels TEXT NOT NULL,
      model TEXT NOT NULL,
      model_sha256 TEXT NOT NULL,
      external INTEGER NOT NULL,
      state TEXT NOT NULL,
      step INTEGER NOT NULL,
      steps INTEGER NOT NULL,
      steps_per_epoch INTEGER NOT NULL,
      error TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      version INTEGER NOT NULL,
      backend TEXT NOT NULL,
      training_seconds REAL NOT NULL,
      validation_seconds REAL NOT NULL,
      snapshot_seconds REAL NOT NULL,
      checkpoint_seconds REAL NOT NULL,
      checkpoint_sha256 TEXT NOT NULL,
      checkpoint_step INTEGER NOT NULL,
      worker TEXT NOT NULL,
      free_at INTEGER NOT NULL,
      tries INTEGER NOT NULL,
      resumes INTEGER NOT NULL
    ) STRICT`,
    "CREATE UNIQUE INDEX runs_by_serial ON runs (serial)",
    "CREATE INDEX runs_by_checkpoint ON runs (checkpoint_sha256)",
    // A point is a Metrics message.
    `CREATE TABLE run_metrics (
      run TEXT NOT NULL,
      step INTEGER NOT NULL,
      point BLOB NOT NULL,
      PRIMARY KEY (run, step)
    ) STRICT`,
    `CREATE TABLE run_outcomes (
      run TEXT NOT NULL,
      step INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      PRIMARY KEY (run, step)
    ) STRICT`,
    // Features that are pending are measured by a worker, which holds them as a run is held.
    `CREATE TABLE run_snapshots (
      run TEXT NOT NULL,
      step INTEGER NOT NULL,
      epoch REAL NOT NULL,
      fit TEXT NOT NULL,
      model TEXT NOT NULL,
      model_sha256 TEXT NOT NULL,
      validation_accuracy REAL,
      seconds REAL NOT NULL,
      probe_images INTEGER NOT NULL,
      layers TEXT NOT NULL,
      features_sha256 TEXT NOT NULL,
      pending INTEGER NOT NULL,
      worker TEXT NOT NULL,
      free_at INTEGER NOT NULL,
      tries INTEGER NOT NULL,
      PRIMARY KEY (run, step)
    ) STRICT`,
    "CREATE INDEX run_snapshots_by_features ON run_snapshots (features_sha256)",
    "CREATE INDEX run_snapshots_pending ON run_snapshots (run, step) WHERE pending = 1",
    // Projections of the maps that are followed.
    `CREATE TABLE run_features (
      run TEXT NOT NULL,
      step INTEGER NOT NULL,
      layer TEXT NOT NULL,
      channel INTEGER NOT NULL,
      place INTEGER NOT NULL,
      jump INTEGER NOT NULL,
      scale REAL NOT NULL,
      projection BLOB NOT NULL,
      patch BLOB NOT NULL,
      PRIMARY KEY (run, step, layer, channel)
    ) STRICT`,
  ],
  [
    // Of measurements, by what they depend on.
    `CREATE TABLE results (
      key TEXT PRIMARY KEY,
      made_at INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      result BLOB NOT NULL
    ) STRICT`,
    "CREATE INDEX results_by_age ON results (made_at, bytes)",
  ],
  // Taken by a worker, without a step since.
  ["ALTER TABLE runs ADD COLUMN preparing INTEGER NOT NULL DEFAULT 0"],
  [
    // Until then it was known of models alone whose run was still there.
    "ALTER TABLE models ADD COLUMN independent_classes INTEGER NOT NULL DEFAULT 0",
    `UPDATE models SET independent_classes = 1 WHERE EXISTS (
      SELECT 1 FROM run_snapshots JOIN runs ON runs.id = run_snapshots.run
      WHERE run_snapshots.model = models.name AND run_snapshots.model_sha256 = models.sha256
        AND runs.external = 0 AND runs.options LIKE '%"loss":"sigmoid"%'
    )`,
  ],
  // When it was kept; 0 of what is older.
  ["ALTER TABLE blob_parts ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0"],
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
