import type { NumberTable } from "./write-csv.ts";

/** What made a picture; the contract's Provenance fits. */
export interface FigureProvenance {
  model: string;
  /** Empty: it is of no model alone. */
  modelSha256: string;
  /** Empty: nothing was computed here. */
  backend: string;
  productVersion: string;
  parametersJson: string;
  /** Each with why. */
  backendsNotTaken: readonly string[];
}

/** Told how much of what a file shows has come, where that takes a while. */
export type ExportProgress = (done: number, total: number) => void;

/** Everything that a figure's export menu and footnote need; what a figure does not have is left out of the menu. */
export interface FigureExport {
  /** File name without its ending: squeezenet1_0-fire6-258-deconvnet. */
  name: string;
  provenance: FigureProvenance | undefined;
  /** What the picture depends on, in the footnote's words: image, layer, "rule deconvnet", "scale ±98.5th pct.". */
  facts: readonly string[];
  /** The first words of an unfinished figure: "partial: 36 of 196". */
  partial?: string | undefined;
  /** An SVG document with its own width and height, pictures embedded; waits for those that are still to come. */
  svg?: ((tell: ExportProgress) => string | Promise<string>) | undefined;
  table?: ((tell: ExportProgress) => NumberTable | Promise<NumberTable>) | undefined;
  tensor?: ((tell: ExportProgress) => Promise<FigureTensor>) | undefined;
  /** Instead of one array several, of shapes of their own. */
  tensors?: ((tell: ExportProgress) => Promise<readonly NamedTensor[]>) | undefined;
  /** Several where several results are in the figure. */
  call?: ApiCall | readonly ApiCall[] | undefined;
}

/** Numbers of a figure as one array. */
export interface FigureTensor {
  values: Float32Array;
  shape: readonly number[];
  /** What a value is, in words, where the figure's facts do not say it. */
  holds?: string;
  /** What stands at each place of each side; as many lists as sides, each as long as its side. */
  axes?: readonly (readonly (string | number)[])[];
}

/** One of several arrays of a figure. */
export interface NamedTensor extends FigureTensor {
  /** What the file's reader finds it by. */
  name: string;
}

/** An RPC and its request as JSON. */
export interface ApiCall {
  service: "ModelService" | "DeconvService" | "DatasetService" | "OcclusionService" | "TrainingService";
  method: string;
  request: Record<string, unknown>;
}

/** The footnote: model, hash, what the picture depends on, backend, version. */
export function footnote({ provenance, facts, partial }: FigureExport): string[] {
  const made = provenance
    ? [
        provenance.model,
        provenance.modelSha256 && `sha256 ${provenance.modelSha256.slice(0, 8)}`,
        ...facts,
        provenance.backend,
        `v${provenance.productVersion}`,
      ].filter(Boolean)
    : [...facts];
  return partial ? [partial, ...made] : made;
}

/** The call for a shell: every gRPC client can make it; this one needs buf and this repository's proto folder. The token itself stays here. */
export function writeApiCall({ service, method, request }: ApiCall, origin: string, needsToken = false): string {
  const data = JSON.stringify(request).replaceAll("'", "'\\''");
  const header = needsToken ? '--header "authorization: Bearer $TOKEN" ' : "";
  return `buf curl --schema proto --protocol connect ${header}--data '${data}' ${origin}/deconvscope.v1.${service}/${method}`;
}

/** A file name out of its parts: fire6/concat becomes fire6-concat. */
export function fileName(...parts: readonly (string | number | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined && part !== "")
    .map((part) =>
      String(part)
        .replace(/[^A-Za-z0-9._-]+/g, "-")
        .replace(/^-+|-+$/g, ""),
    )
    .join("-");
}
