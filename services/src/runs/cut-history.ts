import type { Queries } from "../store/database.ts";
import { asText } from "../store/read-row.ts";

/**
 * Forgets what a run told after a step.
 * @param keepModels its snapshots stay among the models
 * @returns SHA-256 of files that may not be needed any more
 */
export async function cutHistory(queries: Queries, run: string, step: number, keepModels = false): Promise<string[]> {
  await queries.query("DELETE FROM run_metrics WHERE run = ? AND step > ?", [run, step]);
  await queries.query("DELETE FROM run_outcomes WHERE run = ? AND step > ?", [run, step]);
  await queries.query("DELETE FROM run_features WHERE run = ? AND step > ?", [run, step]);
  const snapshots = await queries.query(
    "DELETE FROM run_snapshots WHERE run = ? AND step > ? RETURNING model, model_sha256, features_sha256",
    [run, step],
  );
  if (!keepModels) {
    for (const snapshot of snapshots) {
      // Not one that was imported under its name since.
      const model = [asText(snapshot, "model"), asText(snapshot, "model_sha256")];
      await queries.query("DELETE FROM models WHERE name = ? AND sha256 = ?", model);
    }
  }
  return snapshots.flatMap((row) => [asText(row, "model_sha256"), asText(row, "features_sha256")]);
}
