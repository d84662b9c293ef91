import { type FileHandle, mkdir, open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Provenance } from "@deconvscope/proto";
import { csvLine } from "./csv-line.ts";
import type { WrittenLayer } from "./describe-export.ts";
import type { ExportedLayer, ExportJob } from "./export-job.ts";
import { FileNames } from "./file-names.ts";
import { provenanceFile } from "./make-folder.ts";
import { type MapTops, readMapTops } from "./read-map-tops.ts";
import { describeTop, type TopRecord, topColumns, topRow } from "./top-record.ts";
import { writeMaps } from "./write-maps.ts";

const topsFile = "tops.json";

/** Writes every map's pictures and numbers: a folder a layer, in it a folder a map; and tops.json, a line a top. */
export async function writeAtlas(job: ExportJob, folder: string): Promise<WrittenLayer[]> {
  const names = new FileNames(topsFile, provenanceFile);
  // Of all layers that were scanned: what a layer is called does not depend on which are exported.
  const folders = new Map(job.scan.layers.map((layer) => [layer, names.take(layer)]));
  const written: WrittenLayer[] = [];
  await using tops = await open(join(folder, topsFile), "wx");
  const records = new JsonLines(tops);
  for (const layer of job.layers) {
    written.push(await writeLayer(job, layer, folder, folders.get(layer.name) ?? names.take(layer.name), records));
  }
  await records.end();
  return written;
}

async function writeLayer(
  job: ExportJob,
  layer: ExportedLayer,
  folder: string,
  name: string,
  records: JsonLines,
): Promise<WrittenLayer> {
  await mkdir(join(folder, name));
  await writeMaps(job, layer, join(folder, name, "maps.csv"));
  await using csv = await open(join(folder, name, "tops.csv"), "wx");
  await csv.appendFile(csvLine(topColumns));
  let provenance: Provenance | undefined;
  for await (const map of readMapTops(job, layer)) {
    provenance ??= map.provenance;
    const tops = await writePictures(job, map, folder, `${name}/${map.channel}`);
    await csv.appendFile(tops.map((top) => csvLine(topRow(top))).join(""));
    await records.add(tops);
  }
  return { layer: layer.name, files: [name], maps: layer.channels.length, provenance };
}

async function writePictures(job: ExportJob, { tops }: MapTops, folder: string, name: string): Promise<TopRecord[]> {
  if (tops.length > 0) await mkdir(join(folder, name));
  return Promise.all(
    tops.map(async (top) => {
      const record = describeTop(top, job.labels, name);
      const { projection, patch } = record;
      if (projection !== undefined) await writeFile(join(folder, projection), top.projectionPng);
      if (patch !== undefined) await writeFile(join(folder, patch), top.patchPng);
      return record;
    }),
  );
}

/** A JSON array in a file, one item a line. */
class JsonLines {
  readonly #file: FileHandle;
  #separator = "[\n";

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async add(items: readonly unknown[]): Promise<void> {
    for (const item of items) {
      await this.#file.appendFile(this.#separator + JSON.stringify(item));
      this.#separator = ",\n";
    }
  }

  async end(): Promise<void> {
    await this.#file.appendFile(this.#separator === "[\n" ? "[]\n" : "\n]\n");
  }
}
