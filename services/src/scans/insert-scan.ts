import type { Queries, SqlValue } from "../store/database.ts";
import type { NewScan, ScanState } from "./scan-store.ts";

/** Of a scan that nobody has changed. */
export const firstVersion = 1;

/** What a new scan's columns begin with. */
export interface Begun {
  readonly state: ScanState;
  readonly done: number;
  readonly builtIn: 0 | 1;
  readonly backend: string;
  readonly problems: readonly string[];
}

/** A new scan's row. */
export async function insertScan(queries: Queries, id: string, scan: NewScan, begun: Begun): Promise<void> {
  const values: Record<string, SqlValue> = {
    id,
    model: scan.model,
    model_sha256: scan.modelSha256,
    dataset: scan.dataset,
    split: scan.split,
    layers: JSON.stringify(scan.layers),
    k: scan.k,
    max_images: scan.maxImages,
    images: scan.images,
    parameters: scan.parameters,
    state: begun.state,
    done: begun.done,
    error: "",
    problems: JSON.stringify(begun.problems),
    created_at: Date.now(),
    version: firstVersion,
    built_in: begun.builtIn,
    backend: begun.backend,
  };
  const marks = Object.keys(values).fill("?").join(", ");
  const columns = Object.keys(values).join(", ");
  await queries.query(`INSERT INTO scans (${columns}) VALUES (${marks})`, Object.values(values));
}

/** Lanes into which workers commit. */
export async function addLanes(queries: Queries, id: string, lanes: number): Promise<void> {
  for (let lane = 0; lane < lanes; lane++) {
    await queries.query("INSERT INTO scan_lanes (scan, lane) VALUES (?, ?)", [id, lane]);
  }
}
