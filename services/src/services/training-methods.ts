import type { ServiceImpl } from "@connectrpc/connect";
import type { TrainingService } from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import { findDataset } from "../requests/find-image.ts";
import { findRun } from "../requests/find-run.ts";
import { cutPage, readPage } from "../requests/read-page.ts";
import { refuseWhileScanned } from "../requests/refuse-while-scanned.ts";
import type { StoredRun } from "../runs/run-store.ts";
import type { RunWatch } from "../runs/watch-runs.ts";
import type { ServiceContext } from "../service-context.ts";
import { readNewRun } from "./training-create.ts";
import { describeRun } from "./training-describe.ts";
import { createWatchRun } from "./training-watch.ts";

const pageSizes = { usual: 50, largest: 200 };

type RunMethods = Pick<
  ServiceImpl<typeof TrainingService>,
  "createRun" | "getRun" | "listRuns" | "stopRun" | "resumeRun" | "deleteRun" | "watchRun"
>;

/** What begins, stops and follows runs. */
export function createRunMethods(context: ServiceContext, watch: RunWatch): RunMethods {
  const { runs, scans, datasets } = context;
  const describe = async (run: StoredRun) => {
    const [snapshots, outcomes] = [await runs.snapshots(run.id), await runs.outcomes(run.id)];
    return describeRun({ run, snapshots, outcomes }, watch.rate(run));
  };
  return {
    async createRun(request, { signal }) {
      const wanted = await readNewRun(context, request, signal);
      const run = await runs.create(wanted);
      if (run === undefined) {
        const why = `there is a run ${quote(wanted.id)} already; choose another name, or delete it first`;
        throw new RequestError("already-exists", why, "name");
      }
      return { run: await describe(run) };
    },

    async getRun(request) {
      return { run: await describe(await findRun(runs, request.id, "id")) };
    },

    async listRuns(request) {
      const { size, after } = readPage(request, pageSizes);
      const { items, nextPageToken } = cutPage(await runs.list(after, size + 1), size, ({ serial }) => serial);
      return { runs: await Promise.all(items.map(describe)), nextPageToken };
    },

    async stopRun(request) {
      const { id } = await findRun(runs, request.id, "id");
      await runs.stop(id);
      const run = await findRun(runs, id, "id");
      const isStopped = run.state === "stopped" || (run.state === "complete" && run.training.kind === "external");
      if (!isStopped) {
        throw new RequestError("precondition", `the run is ${run.state} already; there is nothing to stop`, "id");
      }
      return { run: await describe(run) };
    },

    async resumeRun(request) {
      const before = await findRun(runs, request.id, "id");
      if (before.state === "complete") {
        throw new RequestError("precondition", "the run is complete; create a new one to train again", "id");
      }
      await findDataset(datasets, before.dataset, "id");
      await findBegunWith(context, before);
      await runs.resume(before.id);
      return { run: await describe(await findRun(runs, before.id, "id")) };
    },

    async deleteRun(request) {
      const run = await findRun(runs, request.id, "id");
      if (!request.keepModels) {
        for (const { model } of await runs.snapshots(run.id)) {
          await refuseWhileScanned(scans, { model }, "id");
        }
      }
      await runs.remove(run.id, request.keepModels);
      return {};
    },

    watchRun: createWatchRun(context, watch),
  };
}

/** @throws RequestError "precondition" if the model that a run begins with is another one now */
async function findBegunWith({ models }: ServiceContext, run: StoredRun): Promise<void> {
  if (run.model !== "" && (await models.find(run.model))?.sha256 !== run.modelSha256) {
    const was = `${run.model}@${run.modelSha256.slice(0, 8)}`;
    throw new RequestError("precondition", `${quote(was)}, which it begins with, is gone; import it again first`, "id");
  }
}
