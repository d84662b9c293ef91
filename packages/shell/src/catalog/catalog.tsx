import type { Dataset, ModelSummary } from "@deconvscope/proto";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { datasets, models } from "../rpc/clients.ts";
import { fetchStatus, type ServerStatus } from "../rpc/server-status.ts";
import { type Query, useQuery } from "../rpc/use-query.ts";
import { useServerWatch } from "./use-server-watch.ts";

/** What the server has: asked once a page, and again after an import. */
export interface Catalog {
  models: Query<ModelSummary[]>;
  datasets: Query<Dataset[]>;
  status: Query<ServerStatus>;
}

const CatalogContext = createContext<Catalog | undefined>(undefined);

/** Asks for models, datasets and status and hands them to all below. */
export function CatalogProvider({ children }: { children: ReactNode }) {
  const modelList = useQuery("models", listModels);
  const datasetList = useQuery("datasets", listDatasets);
  const status = useQuery("status", fetchStatus);
  useServerWatch(status.reload);
  const catalog = useMemo(
    () => ({ models: modelList, datasets: datasetList, status }),
    [modelList, datasetList, status],
  );
  return <CatalogContext value={catalog}>{children}</CatalogContext>;
}

/** @throws outside of a CatalogProvider */
export function useCatalog(): Catalog {
  const catalog = useContext(CatalogContext);
  if (!catalog) throw new Error("useCatalog: expected a CatalogProvider above");
  return catalog;
}

async function listModels(signal: AbortSignal): Promise<ModelSummary[]> {
  const found: ModelSummary[] = [];
  for (let pageToken = ""; ; ) {
    const page = await models.listModels({ pageSize: 200, pageToken }, { signal });
    found.push(...page.models);
    pageToken = page.nextPageToken;
    if (!pageToken) return found;
  }
}

async function listDatasets(signal: AbortSignal): Promise<Dataset[]> {
  const found: Dataset[] = [];
  for (let pageToken = ""; ; ) {
    const page = await datasets.listDatasets({ pageSize: 200, pageToken }, { signal });
    found.push(...page.datasets);
    pageToken = page.nextPageToken;
    if (!pageToken) return found;
  }
}
