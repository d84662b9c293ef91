import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { create } from "@bufbuild/protobuf";
import { builtInAtlas, builtInModel, readAtlas } from "@deconvscope/menagerie";
import { CreateScanRequestSchema } from "@deconvscope/proto";
import type { LayerPart } from "./engine/scan/scan-job.ts";
import { canonicalJson } from "./requests/canonical-json.ts";
import type { NewScan, StoredScan } from "./scans/scan-store.ts";
import type { ServiceContext } from "./service-context.ts";
import { readNewScan } from "./services/scan-create.ts";

const pageSize = 100;

/**
 * Sees that what a scan of the built-in model finds is there, in the form of this release; not where a person has a
 * model or a dataset of that name.
 */
export async function provideAtlas(context: ServiceContext, dataset: string): Promise<void> {
  const { name } = builtInModel.card;
  const model = await context.models.find(name);
  const { modelSha256, split, k, images, backend, parts } = readAtlas(
    await promisify(brotliDecompress)(await readFile(builtInAtlas)),
  );
  if (model?.builtIn !== true || model.sha256 !== modelSha256 || !(await context.datasets.find(dataset))?.builtIn) {
    return;
  }
  const layers = parts.map(({ layer }) => layer);
  const request = create(CreateScanRequestSchema, { model: name, dataset, split, layers, k });
  const wanted = await readNewScan(context, request);
  const known = await listBuiltIn(context, name);
  const current = await findCurrent(context, known, wanted, backend, parts);
  for (const { id } of known.filter((scan) => scan !== current)) {
    await context.scans.remove(id);
  }
  if (current === undefined) {
    await context.scans.add(wanted, { parts, images, problems: [] }, backend);
  }
}

async function listBuiltIn({ scans }: ServiceContext, model: string): Promise<StoredScan[]> {
  const found: StoredScan[] = [];
  let page: StoredScan[] = [];
  do {
    page = await scans.list(model, page.at(-1)?.id ?? "", pageSize);
    found.push(...page.filter(({ builtIn }) => builtIn));
  } while (page.length === pageSize);
  return found;
}

async function findCurrent(
  { scans }: ServiceContext,
  known: readonly StoredScan[],
  wanted: NewScan,
  backend: string,
  parts: readonly LayerPart[],
): Promise<StoredScan | undefined> {
  for (const scan of known) {
    if (canonicalJson({ ...scan, ...wanted, backend }) !== canonicalJson(scan)) {
      continue;
    }
    const kept = await Promise.all(parts.map(({ layer }) => scans.parts(scan.id, layer)));
    const isSame = kept.every(
      ([only], index) => only !== undefined && Buffer.compare(only, parts[index]!.summary) === 0,
    );
    if (isSame) {
      return scan;
    }
  }
  return undefined;
}
