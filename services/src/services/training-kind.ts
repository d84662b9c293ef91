import type { MessageInitShape } from "@bufbuild/protobuf";
import type { Ablations, CreateRunRequest, CreateRunRequestSchema } from "@deconvscope/proto";
import type { RunKind } from "../engine/training/training-job.ts";
import { quote, RequestError } from "../request-error.ts";
import { findLandmarks } from "../requests/find-landmarks.ts";
import { findModel } from "../requests/find-model.ts";
import { readArchitectureSource } from "../requests/read-architecture-source.ts";
import { requirePictureInput } from "../requests/require-picture-input.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import type { ModelStore, StoredModel } from "../store/model-store.ts";
import { readFrozen, readProbed } from "./training-layers.ts";

const inputSizes = { smallest: 16, largest: 512 };
const mostNetworks = 30;
const longestVariant = 60;

/** What a run trains, and how the request says it with every default filled in. */
export interface ReadKind {
  readonly training: RunKind | { readonly kind: "external" };
  readonly kind: NonNullable<MessageInitShape<typeof CreateRunRequestSchema>["kind"]>;
  /** Of a transfer and of probes. */
  readonly model: StoredModel | undefined;
  /** Of a name where none is given. */
  readonly subject: string;
}

/** @throws RequestError naming the part that is wrong; EngineError; the signal's reason */
export async function readKind(
  context: ServiceContext,
  { kind, options }: CreateRunRequest,
  dataset: StoredDataset | undefined,
  signal: AbortSignal,
): Promise<ReadKind> {
  const { models } = context;
  const classes = dataset?.summary.labels.length ?? 0;
  const inputSize = readInputSize(options?.inputSize ?? 0, "options.input_size");
  if (kind.case !== "fromScratch" && kind.case !== "ablations") {
    refuseInputSize(inputSize);
  }
  switch (kind.case) {
    case "fromScratch": {
      const field = "from_scratch.architecture";
      const architecture = readArchitectureSource(kind.value.architecture, { classes, inputSize }, field);
      return { training: { kind: "scratch", architecture }, kind, model: undefined, subject: architecture.name };
    }
    case "ablations": {
      const training = readVariants(kind.value, { classes, inputSize });
      return { training, kind, model: undefined, subject: "ablations" };
    }
    case "transfer": {
      const model = await findTrained(models, kind.value.model, "transfer.model");
      const { keepClassifier } = kind.value;
      const frozenThrough = readFrozen(model, await findLandmarks(context, model, signal), kind.value, classes);
      return {
        training: { kind: "transfer", frozenThrough, keepClassifier },
        kind: { case: "transfer", value: { model: model.name, frozenThrough, keepClassifier } },
        model,
        subject: `${model.name}-transfer`,
      };
    }
    case "probes": {
      const model = await findTrained(models, kind.value.model, "probes.model");
      const layers = readProbed(model, await findLandmarks(context, model, signal), kind.value);
      return {
        training: { kind: "probes", layers },
        kind: { case: "probes", value: { model: model.name, layers } },
        model,
        subject: `${model.name}-probes`,
      };
    }
    case "external":
      return { training: { kind: "external" }, kind, model: undefined, subject: "external" };
    default: {
      const expected = "from_scratch, transfer, probes, ablations or external";
      throw new RequestError("invalid", `nothing given; expected ${expected}`, "kind");
    }
  }
}

/** @throws RequestError for a side out of its bounds */
export function readInputSize(given: number, field = "input_size"): number {
  const { smallest, largest } = inputSizes;
  if (given !== 0 && (given < smallest || given > largest)) {
    const expected = `${smallest} … ${largest}, or 0 for the architecture's own`;
    throw new RequestError("invalid", `${given} given; expected ${expected}`, field);
  }
  return given;
}

function refuseInputSize(given: number): void {
  if (given !== 0) {
    const why = "only networks that are trained from scratch have a choice; expected 0";
    throw new RequestError("invalid", `${given} given; ${why}`, "options.input_size");
  }
}

function readVariants({ variants }: Ablations, fit: { classes: number; inputSize: number }): RunKind {
  if (variants.length === 0 || variants.length > mostNetworks) {
    throw new RequestError("invalid", `${variants.length} given; expected 1 … ${mostNetworks}`, "ablations.variants");
  }
  const names = new Set<string>();
  const read = variants.map(({ name, architecture }, index) => {
    const field = `ablations.variants[${index}]`;
    if (name.trim() === "" || name.length > longestVariant || names.has(name)) {
      const expected = `1 to ${longestVariant} characters that no other variant has`;
      throw new RequestError("invalid", `${quote(name)} given; expected ${expected}`, `${field}.name`);
    }
    names.add(name);
    return { name, architecture: readArchitectureSource(architecture, fit, `${field}.architecture`) };
  });
  const [first, ...others] = read;
  const size = String(first?.architecture.inputShape);
  const other = others.findIndex(({ architecture }) => String(architecture.inputShape) !== size);
  if (other >= 0) {
    const given = String(others[other]?.architecture.inputShape).replaceAll(",", " × ");
    const expected = `${size.replaceAll(",", " × ")}, as the first variant; or give options.input_size`;
    const field = `ablations.variants[${other + 1}].architecture`;
    throw new RequestError("invalid", `an input of ${given} given; expected ${expected}`, field);
  }
  return { kind: "ablations", variants: read };
}

async function findTrained(models: ModelStore, given: string, field: string): Promise<StoredModel> {
  const model = await findModel(models, given, field);
  requirePictureInput(model, "runs feed it pictures, which have 1 or 3", field);
  return model;
}
