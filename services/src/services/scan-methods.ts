import { create, type MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import {
  type DeconvService,
  type UnitSchema,
  type WatchScanResponse,
  WatchScanResponseSchema,
} from "@deconvscope/proto";
import { quote, RequestError } from "../request-error.ts";
import { findDataset } from "../requests/find-image.ts";
import { findModel } from "../requests/find-model.ts";
import { findScan, findScannedModel } from "../requests/find-scan.ts";
import { cutPage, readPage } from "../requests/read-page.ts";
import { findActiveScan, hasEnded } from "../scans/find-active-scan.ts";
import type { ChangedMaps, StoredScan } from "../scans/scan-store.ts";
import { ScanWatch } from "../scans/watch-scans.ts";
import type { ScanNews } from "../scans/watch-topic.ts";
import type { ServiceContext } from "../service-context.ts";
import { isSame, readNewScan } from "./scan-create.ts";
import { describeScan } from "./scan-describe.ts";

const pageSizes = { usual: 50, largest: 200 };

type ScanMethods = Pick<
  ServiceImpl<typeof DeconvService>,
  "createScan" | "getScan" | "listScans" | "cancelScan" | "resumeScan" | "deleteScan" | "watchScan"
>;

/** What begins, stops and follows scans. */
export function createScanMethods(context: ServiceContext): ScanMethods {
  const { scans, models, datasets } = context;
  const watch = new ScanWatch(scans);
  const describe = (scan: StoredScan) => describeScan(scan, watch.rate(scan));
  /** Many watchers are told the same. */
  const messages = new WeakMap<ScanNews, WatchScanResponse>();
  const describeNews = (news: ScanNews): WatchScanResponse => {
    const message =
      messages.get(news) ??
      create(WatchScanResponseSchema, { scan: describe(news.scan), changedMaps: listUnits(news.changed) });
    messages.set(news, message);
    return message;
  };
  /** One after another, so that of two equal requests the second finds the first's scan. */
  let lastCreated: Promise<unknown> = Promise.resolve();
  return {
    async createScan(request) {
      const wanted = await readNewScan(context, request);
      const created = lastCreated.then(
        async () =>
          (await findActiveScan(scans, wanted.model, (scan) => isSame(scan, wanted))) ?? (await scans.create(wanted)),
      );
      lastCreated = created.catch(() => undefined);
      return { scan: describe(await created) };
    },

    async getScan(request) {
      return { scan: describe(await findScan(scans, request.id, "id")) };
    },

    async listScans(request) {
      const { size, after } = readPage(request, pageSizes);
      const model = request.model === "" ? "" : (await findModel(models, request.model)).name;
      const { items, nextPageToken } = cutPage(await scans.list(model, after, size + 1), size, ({ id }) => id);
      return { scans: items.map(describe), nextPageToken };
    },

    async cancelScan(request) {
      const { id } = await findScan(scans, request.id, "id");
      await scans.cancel(id);
      const scan = await findScan(scans, id, "id");
      if (scan.state !== "cancelled") {
        throw new RequestError("precondition", `the scan is ${scan.state} already; there is nothing to stop`, "id");
      }
      return { scan: describe(scan) };
    },

    async resumeScan(request) {
      const before = await findScan(scans, request.id, "id");
      if (before.state === "complete") {
        throw new RequestError("precondition", "the scan is complete; create a new one to scan again", "id");
      }
      await findScannedModel(models, before, "id");
      await findDataset(datasets, before.dataset, "id");
      await scans.resume(before.id);
      return { scan: describe(await findScan(scans, before.id, "id")) };
    },

    async deleteScan(request) {
      const scan = await findScan(scans, request.id, "id");
      if (scan.builtIn) {
        throw new RequestError("precondition", `scan ${quote(scan.id)} comes with the product and stays`, "id");
      }
      await scans.remove(scan.id);
      return {};
    },

    async *watchScan(request, { signal }) {
      const { id } = await findScan(scans, request.id, "id");
      let isOver = false;
      for await (const news of watch.watch(id, signal)) {
        isOver = hasEnded(news.scan);
        yield describeNews(news);
      }
      if (!isOver) {
        throw new RequestError("not-found", `scan ${quote(id)} was deleted`, "id");
      }
    },
  };
}

function listUnits(changed: readonly ChangedMaps[]): MessageInitShape<typeof UnitSchema>[] {
  return changed.flatMap(({ layer, channels }) => channels.map((channel) => ({ layer, channel })));
}
