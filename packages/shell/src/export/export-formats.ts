import { copyText } from "../notice/copy-text.ts";
import { authorization } from "../rpc/access-token.ts";
import { drawPng } from "./draw-png.ts";
import {
  type ExportProgress,
  type FigureExport,
  type FigureTensor,
  footnote,
  type NamedTensor,
  writeApiCall,
} from "./figure-export.ts";
import { saveFile } from "./save-file.ts";
import { writeCsv } from "./write-csv.ts";
import { writeNpy } from "./write-npy.ts";
import { writeNpz } from "./write-npz.ts";

/** One line of an export menu. */
export interface ExportFormat {
  name: string;
  what: string;
  extra: string;
  /** Lines of one group stand together. */
  group: "files" | "call";
  offered: (figure: FigureExport) => boolean;
  save: (figure: FigureExport, tell: ExportProgress) => Promise<void>;
}

/** In the order of the menu. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: "PNG",
    what: "picture, 2×",
    extra: "with footnote",
    group: "files",
    offered: ({ svg }) => svg !== undefined,
    save: async (figure, tell) => {
      const png = await drawPng(await figure.svg!(tell), footnote(figure), provenanceJson(figure));
      saveFile(`${figure.name}.png`, png, "image/png");
    },
  },
  {
    name: "SVG",
    what: "marks, vector",
    extra: "pictures inside",
    group: "files",
    offered: ({ svg }) => svg !== undefined,
    save: async (figure, tell) => {
      const svg = (await figure.svg!(tell)).replace(
        /(<svg\b[^>]*>)/,
        `$1<metadata>${escapeXml(provenanceJson(figure))}</metadata>`,
      );
      saveFile(`${figure.name}.svg`, svg, "image/svg+xml");
    },
  },
  {
    name: "CSV",
    what: "numbers",
    extra: "header comment",
    group: "files",
    offered: ({ table }) => table !== undefined,
    save: async (figure, tell) =>
      saveFile(
        `${figure.name}.csv`,
        writeCsv(await figure.table!(tell), [...footnote(figure), provenanceJson(figure)]),
        "text/csv",
      ),
  },
  {
    name: "NPY",
    what: "float32 tensor",
    extra: "+ .json",
    group: "files",
    offered: ({ tensor }) => tensor !== undefined,
    save: async (figure, tell) => {
      const { values, ...array } = await figure.tensor!(tell);
      saveFile(`${figure.name}.npy`, writeNpy(values, array.shape), "application/octet-stream");
      saveFile(`${figure.name}.json`, provenanceJson(figure, array), "application/json");
    },
  },
  {
    name: "NPZ",
    what: "float32 tensors",
    extra: "+ .json",
    group: "files",
    offered: ({ tensors }) => tensors !== undefined,
    save: async (figure, tell) => {
      const arrays = await figure.tensors!(tell);
      saveFile(`${figure.name}.npz`, writeNpz(arrays), "application/zip");
      const described = arrays.map(({ values: _, ...array }) => array);
      saveFile(`${figure.name}.json`, provenanceJson(figure, described), "application/json");
    },
  },
  {
    name: "{ }",
    what: "parameters as JSON",
    extra: "",
    group: "call",
    offered: ({ provenance }) => provenance !== undefined,
    save: async (figure) => saveFile(`${figure.name}.json`, provenanceJson(figure), "application/json"),
  },
  {
    name: "API",
    what: "the call that made this",
    extra: "copied",
    group: "call",
    offered: ({ call }) => call !== undefined,
    save: async ({ call = [] }) => {
      const lines = [call].flat().map((one) => writeApiCall(one, location.origin, authorization() !== undefined));
      await copyText(lines.join("\n"));
    },
  },
];

/**
 * The whole provenance, parameters included, as indented JSON.
 * @param array what the NumPy file beside it holds, or each of its arrays
 */
export function provenanceJson(
  { provenance, facts, partial }: FigureExport,
  array?: Omit<FigureTensor, "values"> | readonly Omit<NamedTensor, "values">[],
): string {
  const { parametersJson, ...made } = provenance
    ? {
        model: provenance.model,
        model_sha256: provenance.modelSha256,
        backend: provenance.backend,
        backends_not_taken: provenance.backendsNotTaken,
        product_version: provenance.productVersion,
        parametersJson: provenance.parametersJson,
      }
    : { parametersJson: "" };
  const parameters: unknown = parametersJson === "" ? undefined : JSON.parse(parametersJson);
  const held = Array.isArray(array) ? { arrays: array } : { array };
  return JSON.stringify({ ...made, facts, partial, ...held, parameters, address: location.href }, null, 2);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
