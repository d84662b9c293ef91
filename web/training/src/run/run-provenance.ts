import { toJson } from "@bufbuild/protobuf";
import { CreateRunRequestSchema, type ModelSummary, type Run } from "@deconvscope/proto";
import type { FigureProvenance } from "@deconvscope/shell";

/**
 * What made a figure of a run: the run's request, and the snapshot that the figure is of.
 * @param model undefined: it is of none yet, or of several
 * @param version of the product that told the run
 */
export function runProvenance(
  { id, request, latest, backend }: Run,
  model: Pick<ModelSummary, "name" | "sha256"> | undefined,
  version: string,
): FigureProvenance {
  const written = request && toJson(CreateRunRequestSchema, request);
  const parameters = typeof written === "object" && written !== null ? written : {};
  return {
    model: model?.name ?? id,
    modelSha256: model?.sha256 ?? "",
    backend,
    productVersion: version,
    parametersJson: JSON.stringify({ ...parameters, run: id, step: Number(latest?.step ?? 0) }),
    backendsNotTaken: [],
  };
}

/** What a run's figures depend on, in a footnote's words; the run's name unless it stands for the model. */
export function runFacts({ id, request }: Run, provenance: FigureProvenance | undefined): string[] {
  const run = provenance?.model === id ? [] : [`run ${id}`];
  return [...run, `seed ${request?.options?.seed ?? 0}`, request?.dataset ?? ""].filter(Boolean);
}

/** Both runs' provenance as one: what the second was made by stands among the first's parameters. */
export function comparedProvenance(
  first: FigureProvenance | undefined,
  second: FigureProvenance | undefined,
): FigureProvenance | undefined {
  if (!first || !second) return first;
  const { model, modelSha256, backend, parametersJson } = second;
  const against = { model, model_sha256: modelSha256, backend, parameters: JSON.parse(parametersJson) as unknown };
  const own = JSON.parse(first.parametersJson) as Record<string, unknown>;
  return { ...first, parametersJson: JSON.stringify({ ...own, against }) };
}
