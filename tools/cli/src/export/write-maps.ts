import { open } from "node:fs/promises";
import type { MapStatistics } from "@deconvscope/proto";
import { csvLine } from "./csv-line.ts";
import type { ExportedLayer, ExportJob } from "./export-job.ts";
import { nameLabel } from "./top-record.ts";

const mapColumns = ["channel", "images", "firing", "mean", "maximum", "above_half", "purity", "labels"];

/** Writes a layer's statistics, one map a row. */
export async function writeMaps(job: ExportJob, { name, given }: ExportedLayer, path: string): Promise<void> {
  const { deconv, call } = job.session;
  await using file = await open(path, "wx");
  await file.appendFile(csvLine(mapColumns));
  let pageToken = "";
  do {
    const request = { scanId: job.scan.id, layer: name, channels: [...given], pageToken };
    const { maps, nextPageToken } = await deconv.listMapStatistics(request, call);
    await file.appendFile(maps.map((map) => csvLine(mapRow(map, job.labels))).join(""));
    pageToken = nextPageToken;
  } while (pageToken !== "");
}

function mapRow(map: MapStatistics, labels: readonly string[]): (string | number | bigint)[] {
  const { channel, images, firing, mean, maximum, aboveHalf, purity } = map;
  const counts = map.labels.map(({ label, count }) => `${nameLabel(labels, label)} ${count}`);
  return [channel, images, firing, mean, maximum, aboveHalf, purity, counts.join("; ")];
}
