import type { Dataset } from "@deconvscope/proto";
import { everyPage } from "./every-page.ts";
import type { Session } from "./open-session.ts";

/** A dataset by its name; undefined if there is none. */
export async function findDataset({ datasets, call }: Session, name: string): Promise<Dataset | undefined> {
  const all = await everyPage(async (pageToken) => {
    const page = await datasets.listDatasets({ pageToken }, call);
    return { items: page.datasets, nextPageToken: page.nextPageToken };
  });
  return all.find((dataset) => dataset.name === name);
}
