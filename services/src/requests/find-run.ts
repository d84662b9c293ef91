import { quote, RequestError } from "../request-error.ts";
import type { RunStore, StoredRun } from "../runs/run-store.ts";
import { listChoices } from "./list-choices.ts";

const namedRuns = 8;

/**
 * A run by its name.
 * @throws RequestError "not-found" naming the newest there are
 */
export async function findRun(runs: RunStore, id: string, field: string): Promise<StoredRun> {
  if (id === "") {
    throw new RequestError("invalid", "nothing given; expected a run's name", field);
  }
  const run = await runs.find(id);
  if (run === undefined) {
    const newest = await runs.list("", namedRuns);
    const choices = listChoices(
      id,
      newest.map((one) => one.id),
    );
    throw new RequestError("not-found", `no run ${quote(id)}; ${choices}`, field);
  }
  return run;
}
