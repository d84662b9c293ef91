import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { create } from "@bufbuild/protobuf";
import { builtInModel } from "@deconvscope/menagerie";
import { photoModel } from "@deconvscope/photo-model";
import { ImportModelHeaderSchema } from "@deconvscope/proto";
import { provideAtlas } from "./provide-atlas.ts";
import { canonicalJson } from "./requests/canonical-json.ts";
import { writePreprocessing } from "./requests/read-preprocessing.ts";
import type { ServiceContext } from "./service-context.ts";
import { importModel } from "./services/import-model.ts";

const datasetName = "menagerie";

/** A model that comes with the product, and the name of the dataset it was trained on where that comes too. */
interface BuiltInModel {
  readonly url: URL;
  readonly card: Pick<typeof builtInModel.card, "name" | "description" | "labels" | "preprocessing">;
  readonly dataset: string;
}

const models: readonly BuiltInModel[] = [
  { ...builtInModel, dataset: datasetName },
  { ...photoModel, dataset: "" },
];

/**
 * Sees that the drawn dataset, the model trained on it with its atlas, and the model that knows photographs are there,
 * in the form of this release.
 */
export async function provideBuiltIn(context: ServiceContext): Promise<void> {
  await provideDataset(context);
  for (const model of models) {
    await provideModel(context, model);
  }
  await provideAtlas(context, datasetName);
}

async function provideDataset({ datasets, engine }: ServiceContext): Promise<void> {
  const files = { format: "menagerie", path: "" } as const;
  const dataset = { name: datasetName, files, summary: await engine.call("openDataset", files), builtIn: true };
  const known = await datasets.find(datasetName);
  if (isCurrent(known, dataset)) {
    return;
  }
  await datasets.remove(datasetName);
  await datasets.add(dataset);
}

async function provideModel(context: ServiceContext, { url, card, dataset }: BuiltInModel): Promise<void> {
  const { name, description, labels, preprocessing } = card;
  const sha256 = createHash("sha256")
    .update(await readFile(url))
    .digest("hex");
  const known = await context.models.find(name);
  if (isCurrent(known, { sha256, description, labels, preprocessing })) {
    return;
  }
  await context.models.remove(name);
  const header = create(ImportModelHeaderSchema, {
    name,
    description,
    labels: [...labels],
    dataset,
    preprocessing: writePreprocessing(preprocessing),
  });
  await importModel(context, header, createReadStream(url), new AbortController().signal, true);
}

/** Whether what is kept is this release's, or a person's own of the same name. */
function isCurrent(known: { readonly builtIn: boolean } | undefined, wanted: object): boolean {
  if (known === undefined) {
    return false;
  }
  return !known.builtIn || canonicalJson({ ...known, ...wanted }) === canonicalJson(known);
}
