import type { MeasureCorrespondenceRequest, PartImage } from "@deconvscope/proto";
import type { CorrespondenceOrder, MaskedImage } from "../engine/occlusion/correspondence-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { findLayer } from "../requests/find-layer.ts";
import { findModel } from "../requests/find-model.ts";
import { readImageSource } from "../requests/read-image-source.ts";
import { readSeed } from "../requests/read-seed.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredModel } from "../store/model-store.ts";
import { describeFill, readFill } from "./occlusion-fill.ts";

/** A measurement as the engine takes it, every default but the layers filled in. */
export interface ReadCorrespondence {
  readonly model: StoredModel;
  readonly order: CorrespondenceOrder;
  /** The request's parameters by their JSON names. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

const usualDraws = 10;
const mostDraws = 1000;
const mostImages = 64;

/** @throws RequestError naming the field */
export async function readCorrespondence(
  { models, datasets }: Pick<ServiceContext, "models" | "datasets">,
  request: MeasureCorrespondenceRequest,
): Promise<ReadCorrespondence> {
  const model = await findModel(models, request.model);
  const count = request.images.length;
  if (count < 2) {
    throw new RequestError("invalid", `${count} given; expected at least 2 images`, "images");
  }
  if (count > mostImages) {
    throw new RequestError("too-large", `${count} given; at most ${mostImages} are held against each other`, "images");
  }
  const layers = request.layers.map((layer, index) => findLayer(model, layer, `layers[${index}]`).name);
  const twice = layers.findIndex((layer, index) => layers.indexOf(layer) < index);
  if (twice >= 0) {
    throw new RequestError("invalid", `${quote(layers[twice]!)} given again; expected each once`, `layers[${twice}]`);
  }
  const randomDraws = request.randomDraws || usualDraws;
  if (randomDraws > mostDraws) {
    throw new RequestError("too-large", `${randomDraws} given; at most ${mostDraws} are drawn`, "random_draws");
  }
  const fill = readFill(model, request);
  const images: MaskedImage[] = [];
  const described: unknown[] = [];
  for (const [index, given] of request.images.entries()) {
    const field = `images[${index}]`;
    const parts = readParts(model, given, request.images[0]!, `${field}.parts`);
    const { image, provenance } = await readImageSource(datasets, model, given.image, `${field}.image`);
    images.push({ image, parts });
    described.push({ image: provenance, parts: Object.fromEntries(parts) });
  }
  const seed = readSeed(request.seed, "seed");
  return {
    model,
    order: { model: await models.file(model), images, layers, randomDraws, seed, fill },
    parameters: { images: described, randomDraws, seed, fill: describeFill(fill, request.fillPattern) },
  };
}

function readParts(
  { anatomy }: StoredModel,
  { parts }: PartImage,
  first: PartImage,
  field: string,
): MaskedImage["parts"] {
  const [height = 0, width = 0] = anatomy.inputShape;
  const names = Object.keys(parts).sort();
  const expected = Object.keys(first.parts).sort();
  if (names.length === 0) {
    throw new RequestError("invalid", "nothing given; expected the place of one part at least", field);
  }
  if (names.join("\n") !== expected.join("\n")) {
    const all = (some: readonly string[]) => some.map(quote).join(", ");
    throw new RequestError("invalid", `${all(names)} given; expected ${all(expected)}, as in images[0]`, field);
  }
  return new Map(
    names.map((name) => {
      const { x, y, width: wide, height: high } = parts[name]!;
      if (x < 0 || y < 0 || wide < 1 || high < 1 || x + wide > width || y + high > height) {
        const given = `${wide} × ${high} at ${x}, ${y} given`;
        throw new RequestError(
          "invalid",
          `${given}; expected at least 1 × 1 pixel inside ${width} × ${height}`,
          `${field}[${quote(name)}]`,
        );
      }
      return [name, { x, y, width: wide, height: high }] as const;
    }),
  );
}
