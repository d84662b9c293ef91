import { openStore } from "../../store/open-store.ts";
import { ScanWorker } from "../scan-worker.ts";
import { madeUpJob, pause, ScriptedScanEngine } from "./scripted-scan-engine.ts";

/** A worker process that tests kill: node worker-process.ts DATA_DIR BATCH_MILLISECONDS [STORE] */

const [dataDir = "", batchMilliseconds, url] = process.argv.slice(2);
const store = await openStore({ dataDir, store: url }, console.error);
const worker = new ScanWorker({
  name: `worker-${process.pid}`,
  scans: store.scans,
  shards: store.shards,
  engine: new ScriptedScanEngine((_, signal) => pause(Number(batchMilliseconds), signal)),
  prepare: async () => madeUpJob(),
  giveWay: async () => undefined,
  onImages: () => undefined,
  firstWaitMilliseconds: 0,
  headStartMilliseconds: 0,
  log: (level, fields, text) => console.error(level, text, fields),
});
process.send?.("started");
process.once("SIGTERM", () => {
  worker
    .close()
    .then(() => store.close())
    .then(() => process.exit(0), console.error);
});
