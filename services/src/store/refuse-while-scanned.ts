import { quote, RequestError } from "../request-error.ts";
import type { Queries } from "./database.ts";
import { asText } from "./read-row.ts";

/**
 * What comes with the product is never deleted, only replaced by a newer release's.
 * @throws RequestError "precondition" naming a scan that needs the model or dataset
 */
export async function refuseWhileScanned(queries: Queries, what: "model" | "dataset", name: string): Promise<void> {
  const [scan] = await queries.query(
    `SELECT id FROM scans WHERE ${what} = ? AND state IN ('queued', 'running')
      AND NOT EXISTS (SELECT 1 FROM ${what}s WHERE name = ? AND built_in = 1) LIMIT 1`,
    [name, name],
  );
  if (scan !== undefined) {
    const words = `scan ${quote(asText(scan, "id"))} needs ${quote(name)}; cancel it first, or wait for its end`;
    throw new RequestError("precondition", words, what);
  }
}
