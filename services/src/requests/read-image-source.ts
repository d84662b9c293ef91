import { createHash } from "node:crypto";
import { DataType, type ImageSource, type Tensor } from "@deconvscope/proto";
import type { EngineImage } from "../engine/engine-jobs.ts";
import { RequestError } from "../request-error.ts";
import type { DatasetStore } from "../store/dataset-store.ts";
import type { StoredModel } from "../store/model-store.ts";
import { findImage } from "./find-image.ts";
import { requirePictureInput } from "./require-picture-input.ts";

/** An image as the engine takes it, and as provenance names it. */
export interface ReadImage {
  readonly image: EngineImage;
  readonly provenance: Readonly<Record<string, unknown>>;
}

/** @throws RequestError naming the part that is wrong */
export async function readImageSource(
  datasets: DatasetStore,
  model: StoredModel,
  source: ImageSource | undefined,
  field = "image",
): Promise<ReadImage> {
  if (source?.source.case === "encoded" || source?.source.case === "datasetImage") {
    requirePictureInput(model, `send a tensor [${model.anatomy.inputShape.join(", ")}]`, field);
  }
  switch (source?.source.case) {
    case "encoded": {
      const bytes = source.source.value;
      if (bytes.length === 0) {
        throw new RequestError("invalid", "0 bytes given; expected a PNG, JPEG or WebP file", `${field}.encoded`);
      }
      const sha256 = hash(bytes);
      return { image: { kind: "encoded", sha256, bytes }, provenance: { encodedSha256: sha256 } };
    }
    case "datasetImage": {
      const found = await findImage(datasets, source.source.value, `${field}.dataset_image`);
      const { dataset, split, index } = found;
      return {
        image: { kind: "dataset", dataset: dataset.files, split, index },
        provenance: { datasetImage: { dataset: dataset.name, split, index } },
      };
    }
    case "tensor": {
      const tensor = source.source.value;
      const values = readTensor(tensor, model.anatomy.inputShape, `${field}.tensor`);
      const sha256 = hash(tensor.data);
      return { image: { kind: "tensor", sha256, values }, provenance: { tensorSha256: sha256, shape: tensor.shape } };
    }
    default:
      throw new RequestError("invalid", "nothing given; expected encoded, dataset_image or tensor", field);
  }
}

function readTensor(tensor: Tensor, shape: readonly number[], field: string): Float32Array {
  if (tensor.dataType !== DataType.FLOAT32) {
    const given = DataType[tensor.dataType] ?? tensor.dataType;
    throw new RequestError("invalid", `${given} given; expected FLOAT32`, `${field}.data_type`);
  }
  if (tensor.shape.length !== shape.length || tensor.shape.some((size, axis) => size !== shape[axis])) {
    const given = tensor.shape.slice(0, 8).join(", ");
    throw new RequestError(
      "invalid",
      `[${given}] given; expected [${shape.join(", ")}], the model's input`,
      `${field}.shape`,
    );
  }
  const bytes = 4 * shape.reduce((product, size) => product * size, 1);
  if (tensor.data.length !== bytes) {
    throw new RequestError("invalid", `${tensor.data.length} bytes given; expected ${bytes}`, `${field}.data`);
  }
  const values = new Float32Array(new Uint8Array(tensor.data).buffer);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RequestError("invalid", `${values[wrong]} given at ${wrong}; expected finite numbers`, `${field}.data`);
  }
  return values;
}

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
