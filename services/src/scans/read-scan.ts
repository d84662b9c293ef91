import type { Row } from "../store/database.ts";
import { asNumber, asText, parseStored } from "../store/read-row.ts";
import type { ScannedLayer, ScanState, StoredScan } from "./scan-store.ts";

/** Columns that `readScan` reads; `now` is the database's clock. */
export function scanColumns(now: string): string {
  return `scans.*, (SELECT COUNT(DISTINCT worker) FROM scan_shards
    WHERE scan = scans.id AND worker <> '' AND free_at > ${now}) AS workers,
    CASE state WHEN 'queued' THEN (SELECT MAX(id) FROM scans AS others
      WHERE others.id < scans.id AND others.state IN ('queued', 'running')) END AS waiting_for`;
}

/** A scan from its row. */
export function readScan(row: Row): StoredScan {
  return {
    id: asText(row, "id"),
    model: asText(row, "model"),
    modelSha256: asText(row, "model_sha256"),
    dataset: asText(row, "dataset"),
    split: asText(row, "split"),
    layers: parseStored<ScannedLayer[]>(row, "layers"),
    k: asNumber(row, "k"),
    maxImages: asNumber(row, "max_images"),
    images: asNumber(row, "images"),
    parameters: asText(row, "parameters"),
    state: asText(row, "state") as ScanState,
    done: asNumber(row, "done"),
    error: asText(row, "error"),
    problems: parseStored<string[]>(row, "problems"),
    createdAt: new Date(asNumber(row, "created_at")),
    version: asNumber(row, "version"),
    builtIn: row.built_in === 1,
    backend: asText(row, "backend"),
    workers: asNumber(row, "workers"),
    resumes: asNumber(row, "resumes"),
    waitingFor: row.waiting_for === null ? "" : asText(row, "waiting_for"),
  };
}
