import { type FigureExport, type FigureProvenance, fileName } from "@deconvscope/shell";

/** What a figure leaves the page as, and what tells it from the one that it stands beside. */
export interface NamedExport {
  figure: FigureExport;
  model: string;
  image: string;
  /** Of the model's input. */
  height: number;
  width: number;
}

/** Two figures as one: numbers of both, each with its model and image, and what both depend on. */
export function comparedExport(first: NamedExport, second: NamedExport, svg: FigureExport["svg"]): FigureExport {
  const both = [first, second];
  const [lead, beside] = [first.figure, second.figure];
  const partial = [lead.partial, beside.partial && `beside ${beside.partial}`].filter((words) => words !== undefined);
  return {
    name: fileName(lead.name, "beside", first.model === second.model ? second.image : second.model),
    provenance: withBeside(lead.provenance, beside.provenance),
    facts: [...lead.facts, ...besideFacts(first, second)],
    partial: partial.length > 0 ? partial.join(", ") : undefined,
    svg,
    table: async (tell) => {
      const tables = await Promise.all(both.map(({ figure }) => figure.table?.(tell)));
      return {
        columns: ["model", "image", ...(tables[0]?.columns ?? [])],
        rows: both.flatMap(({ model, image }, index) =>
          (tables[index]?.rows ?? []).map((row) => [model, image, ...row]),
        ),
      };
    },
    tensor: stackTensors(both),
  };
}

function besideFacts(first: NamedExport, second: NamedExport): string[] {
  const facts = second.figure.facts.filter((fact) => !first.figure.facts.includes(fact));
  const { provenance } = second.figure;
  if (first.model === second.model) return ["beside", ...facts];
  return [`beside ${second.model}`, ...(provenance ? [`sha256 ${provenance.modelSha256.slice(0, 8)}`] : []), ...facts];
}

/** The second's parameters go with the first's. */
function withBeside(
  lead: FigureProvenance | undefined,
  beside: FigureProvenance | undefined,
): FigureProvenance | undefined {
  if (!lead || !beside) return lead ?? beside;
  const { model, modelSha256, backend, parametersJson } = beside;
  const own: Record<string, unknown> = { model, model_sha256: modelSha256, backend, parameters: read(parametersJson) };
  const { model: m, modelSha256: sha, backend: b, productVersion, backendsNotTaken } = lead;
  return {
    model: m,
    modelSha256: sha,
    backend: b,
    productVersion,
    backendsNotTaken,
    parametersJson: JSON.stringify({ ...read(lead.parametersJson), beside: own }),
  };
}

function read(json: string): Record<string, unknown> {
  const parameters: unknown = json === "" ? {} : JSON.parse(json);
  return typeof parameters === "object" && parameters !== null ? { ...parameters } : {};
}

/** Two of one shape; inputs of two sizes make no array. */
function stackTensors(both: readonly NamedExport[]): FigureExport["tensor"] {
  const [first, second] = both.map(({ figure }) => figure.tensor);
  const sameSize = both.every(({ height, width }) => height === both[0]?.height && width === both[0]?.width);
  if (!first || !second || !sameSize) return undefined;
  return async (tell) => {
    const [one, other] = [await first(tell), await second(tell)];
    return {
      values: Float32Array.from([...one.values, ...other.values]),
      shape: [2, ...one.shape],
      holds: `${both.map(({ model, image }) => `${model}, ${image}`).join(" | ")}; each: ${one.holds ?? ""}`,
    };
  };
}
