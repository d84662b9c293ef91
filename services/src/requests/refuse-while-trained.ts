import { quote, RequestError } from "../request-error.ts";
import type { RunStore, StoredRun } from "../runs/run-store.ts";
import { hasRunEnded } from "../runs/run-topic.ts";

const pageSize = 100;

/**
 * What a run needs stays until it has ended.
 * @param needs of the runs that need it
 * @throws RequestError "precondition" naming the run
 */
export async function refuseWhileTrained(
  runs: RunStore,
  needs: { readonly model: string } | { readonly dataset: string },
  field: string,
): Promise<void> {
  const isNeeded = ({ model, dataset }: StoredRun): boolean =>
    "model" in needs ? model === needs.model : dataset === needs.dataset;
  let page: StoredRun[] = [];
  do {
    page = await runs.list(page.at(-1)?.serial ?? "", pageSize);
    const run = page.find((one) => !hasRunEnded(one) && isNeeded(one));
    if (run !== undefined) {
      throw new RequestError("precondition", `run ${quote(run.id)} goes on with it; stop that first`, field);
    }
  } while (page.length === pageSize);
}
