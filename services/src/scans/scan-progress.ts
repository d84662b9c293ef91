import type { ScanDelta } from "../engine/scan/scan-job.ts";
import type { Queries } from "../store/database.ts";
import { asNumber, asText, parseStored } from "../store/read-row.ts";
import { addError, describeProblems } from "./describe-problems.ts";

/** Undoes a commit: the shards are another worker's, or the scan does not run any more. */
export class ClaimLost extends Error {
  override readonly name = "ClaimLost";
}

/** Counts images. From here to its end, a commit has the scan to itself: versions become visible in their order. */
export async function countImages(queries: Queries, id: string, delta: ScanDelta, backend: string): Promise<number> {
  const [scan] = await queries.query(
    `UPDATE scans SET done = done + ?, version = version + 1, backend = ?
      WHERE id = ? AND state = 'running' RETURNING version, problems`,
    [delta.images, backend, id],
  );
  if (scan === undefined) {
    throw new ClaimLost();
  }
  if (delta.problems.length > 0) {
    const problems = describeProblems(parseStored(scan, "problems"), delta.problems);
    await queries.query("UPDATE scans SET problems = ? WHERE id = ?", [JSON.stringify(problems), id]);
  }
  return asNumber(scan, "version");
}

/** Says on a scan what went wrong. */
export async function noteErrors(queries: Queries, id: string, errors: readonly string[]): Promise<void> {
  const [scan] = await queries.query("UPDATE scans SET version = version + 1 WHERE id = ? RETURNING error", [id]);
  if (scan !== undefined && errors.length > 0) {
    const error = errors.reduce(addError, asText(scan, "error"));
    await queries.query("UPDATE scans SET error = ? WHERE id = ?", [error, id]);
  }
}

/**
 * A scan of which nothing is left but what was put aside is complete; failed if that is everything. Where nothing was,
 * what workers said of themselves meanwhile is no error any more.
 */
export async function endIfDone(queries: Queries, id: string): Promise<void> {
  await queries.query(
    `UPDATE scans SET state = CASE done WHEN 0 THEN 'failed' ELSE 'complete' END, version = version + 1,
      error = CASE WHEN EXISTS (SELECT 1 FROM scan_shards WHERE scan = scans.id) THEN error ELSE '' END
      WHERE id = ? AND state = 'running'
      AND NOT EXISTS (SELECT 1 FROM scan_shards WHERE scan = scans.id AND put_aside = 0)`,
    [id],
  );
}
