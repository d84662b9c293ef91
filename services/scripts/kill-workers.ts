import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killWorkers } from "../src/scans/testing/kill-workers.ts";
import { startPostgres } from "../test/start-postgres.ts";

/** Kills workers a hundred times during a scan, on either store: node scripts/kill-workers.ts [KILLS] */

const kills = Number(process.argv[2] ?? 100);
const postgres = await startPostgres();
let failures = 0;
try {
  for (const kind of ["embedded", "PostgreSQL"]) {
    const dataDir = await mkdtemp(join(tmpdir(), "deconvscope-kills-"));
    const store = kind === "embedded" ? undefined : await postgres.createDatabase();
    const images = 1000 * kills;
    const { scan, wrong } = await killWorkers({ dataDir, store, kills, workers: 2, images, endLeases: false });
    console.log(
      `${kind}: ${kills} kills, ${scan.state}, ${scan.done} of ${images} images, ${wrong.length} wrong layers`,
    );
    failures += scan.state === "complete" && scan.done === images && wrong.length === 0 ? 0 : 1;
    await rm(dataDir, { recursive: true });
  }
} finally {
  await postgres.close();
}
process.exitCode = failures === 0 ? 0 : 1;
