import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { DatasetService, DeconvService, ModelService } from "@deconvscope/proto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findTornBlobs } from "./find-torn-blobs.ts";
import { KillableServer } from "./killable-server.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "deconvscope-first-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

test("three servers that start at once on one empty folder all serve what comes with the product, once", async () => {
  const flags = { "data-dir": dataDir, backend: "cpu", "scan-workers": "0", "run-workers": "0" };
  const starts = await Promise.allSettled([1, 2, 3].map(() => KillableServer.start(flags)));
  const servers = starts.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
  try {
    expect(starts.flatMap((start) => (start.status === "rejected" ? [start.reason] : []))).toEqual([]);
    for (const { transport } of servers) {
      const { models } = await createClient(ModelService, transport).listModels({});
      expect(models.map(({ name }) => name)).toEqual(["menagerie-zfnet", "photo-zfnet"]);
      const { datasets } = await createClient(DatasetService, transport).listDatasets({});
      expect(datasets.map(({ name }) => name)).toEqual(["menagerie"]);
      const { scans } = await createClient(DeconvService, transport).listScans({});
      expect(scans.map(({ model }) => model)).toEqual(["menagerie-zfnet"]);
    }
    expect(await findTornBlobs(dataDir)).toEqual({ blobs: 2, torn: [] });
    expect(await readdir(join(dataDir, "received"))).toEqual([]);
  } finally {
    await Promise.all(servers.map((server) => server.end()));
  }
});
