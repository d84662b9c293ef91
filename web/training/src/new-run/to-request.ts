import type { MessageInitShape } from "@bufbuild/protobuf";
import type { CreateRunRequestSchema, SamplesSchema, TrainingOptionsSchema } from "@deconvscope/proto";
import { fieldsOf, type OptionField } from "./option-fields.ts";
import type { OptionsDraft, RunDraft } from "./run-draft.ts";

type Request = MessageInitShape<typeof CreateRunRequestSchema>;
const sampleKeys = ["imagesPerClass", "testImagesPerClass", "folds"] as const satisfies (keyof OptionsDraft)[];

/** The request that a form stands for; what is left open the server fills in. */
export function toRequest(draft: RunDraft): Request {
  const { name, dataset, split, validationSplit, options } = draft;
  const given: Record<string, number | number[] | bigint> = {};
  for (const field of fieldsOf(draft.kind)) {
    const value = readOption(field, options[field.key]);
    if (value !== undefined) given[field.key] = field.key === "seed" ? BigInt(Number(value)) : value;
  }
  const samples: MessageInitShape<typeof SamplesSchema> = {};
  for (const key of sampleKeys) {
    if (typeof given[key] === "number") samples[key] = given[key];
    delete given[key];
  }
  return {
    name,
    dataset,
    split,
    validationSplit,
    options: given as MessageInitShape<typeof TrainingOptionsSchema>,
    samples,
    kind: toKind(draft),
  };
}

function toKind(draft: RunDraft): NonNullable<Request["kind"]> {
  const { kind, architecture, model, frozenThrough, keepClassifier, layers, variants } = draft;
  switch (kind) {
    case "scratch":
      return { case: "fromScratch", value: { architecture: architecture.json ?? architecture.name } };
    case "transfer":
      return { case: "transfer", value: { model, frozenThrough, keepClassifier } };
    case "probes":
      return { case: "probes", value: { model, layers: [...layers] } };
    case "ablations":
      return {
        case: "ablations",
        value: { variants: variants.map((one) => ({ name: one.name, architecture: one.json })) },
      };
    case "external":
      return { case: "external", value: {} };
  }
}

function readOption({ choices, list }: OptionField, text: string): number | number[] | undefined {
  if (text.trim() === "") return undefined;
  if (choices) return choices[text];
  if (list)
    return text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number);
  return Number(text);
}
