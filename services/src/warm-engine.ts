import { builtInModel } from "@deconvscope/menagerie";
import type { ServiceContext } from "./service-context.ts";

/**
 * Projects the first built-in image once: the picture that most people see first is there at once, and the backend has
 * loaded what it needs.
 */
export async function warmEngine({ engine, models, datasets }: ServiceContext): Promise<void> {
  const model = await models.find(builtInModel.card.name);
  const dataset = await datasets.find("menagerie");
  const layer = model?.anatomy.layers.findLast(({ projectable, shape }) => projectable && shape.length === 3);
  if (model === undefined || dataset === undefined || layer === undefined) {
    return;
  }
  await engine.call("projectUnits", {
    model: await models.file(model),
    image: { kind: "dataset", dataset: dataset.files, split: "validation", index: 0 },
    wanted: { layer: layer.name, count: 1 },
    rule: "deconvnet",
    seed: "activation",
    together: false,
    includeSignal: false,
  });
}
