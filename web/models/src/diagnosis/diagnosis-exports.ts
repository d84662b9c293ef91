import { Severity } from "@deconvscope/proto";
import { type FigureExport, figureTheme, fileName, formatCount, type ImageSet } from "@deconvscope/shell";
import { printSvg } from "@deconvscope/viz-kit";
import { type ComparisonKind, comparisonMarks, layoutComparison } from "@deconvscope/viz-layer-comparison";
import { comparedAliasing, comparedFiring, type Diagnosed } from "./compared-model.ts";
import { diagnosisRequest } from "./diagnosis-request.ts";
import { aliasingPart, isOfImages, partialWords, stridedLayers } from "./diagnosis-state.ts";

/** A network, what is known of it, and the images that it was measured on. */
export interface Measured extends Diagnosed {
  /** Undefined: the filters alone. */
  images: ImageSet | undefined;
}

const fileWidth = 720;

/** What every figure of a diagnosis leaves the page with. */
export function diagnosisFacts({ model, diagnosis, images }: Measured, ...parts: string[]) {
  const ofImages = isOfImages(diagnosis) ? images : undefined;
  return {
    name: fileName(model.summary.name, "diagnosis", ...(ofImages ? [ofImages.dataset, ofImages.split] : []), ...parts),
    provenance: diagnosis.provenance,
    facts: ofImages
      ? [`${ofImages.dataset} ${ofImages.split}`, `${formatCount(ofImages.images)} images`]
      : ["filters alone"],
    partial: partialWords(diagnosis),
    call: {
      service: "ModelService",
      method: "Diagnose",
      request: diagnosisRequest(model, ofImages),
    },
  } satisfies FigureExport;
}

/** Findings as rows. */
export function findingsExport(measured: Measured): FigureExport {
  return {
    ...diagnosisFacts(measured, "findings"),
    table: () => ({
      columns: ["severity", "id", "layer", "measured", "advice", "channels"],
      rows: measured.diagnosis.findings.map(({ severity, id, layer, text, advice, channels }) => [
        Severity[severity].toLowerCase(),
        id,
        layer,
        text,
        advice,
        channels.join(" "),
      ]),
    }),
  };
}

/** One model's layers, or two models' side by side: each then has an array of its own. */
export function comparisonExport(all: readonly Measured[], kind: ComparisonKind): FigureExport {
  const [first, second] = all;
  if (!first) throw new Error("expected a model");
  const models = all.map(kind === "aliasing" ? comparedAliasing : comparedFiring);
  const facts = diagnosisFacts(first, kind, ...(second ? ["against", second.model.summary.name] : []));
  return {
    ...facts,
    facts: [...facts.facts, ...partFacts(first, kind), ...(second ? againstFacts(second) : [])],
    partial: facts.partial ?? (second && partialOther(second)),
    call: all.map((one) => diagnosisFacts(one).call),
    svg: () => {
      const layout = layoutComparison({ models, kind }, fileWidth);
      return printSvg(comparisonMarks({ models, kind }, layout), layout, figureTheme());
    },
    table: () => (kind === "aliasing" ? aliasingTable(all) : firingTable(all)),
    ...(second
      ? { tensors: async () => all.map((one) => ({ ...tensorOf[kind](one), name: fileName(one.model.summary.name) })) }
      : { tensor: async () => tensorOf[kind](first) }),
  };
}

/** What folds back is measured on a part of the images. */
function partFacts({ diagnosis }: Diagnosed, kind: ComparisonKind): string[] {
  const part = kind === "aliasing" ? aliasingPart(diagnosis) : undefined;
  return part === undefined ? [] : [`aliasing of ${formatCount(part)} images`];
}

const tensorOf = { aliasing: aliasingTensor, firing: firingTensor } as const;

function partialOther({ model, diagnosis }: Diagnosed): string | undefined {
  const words = partialWords(diagnosis);
  return words && `${model.summary.name} ${words}`;
}

/** Which the other network is. */
export const againstFacts = ({ model: { summary } }: Diagnosed) => [
  `against ${summary.name}`,
  `sha256 ${summary.sha256.slice(0, 8)}`,
];

function aliasingTable(all: readonly Diagnosed[]) {
  return {
    columns: ["model", "layer", "stride_y", "stride_x", "aliasing"],
    rows: all.flatMap(({ model, diagnosis }) =>
      stridedLayers(diagnosis).map(({ layer, strides, aliasing = 0 }) => [
        model.summary.name,
        layer,
        strides[0] ?? "",
        strides[1] ?? "",
        aliasing,
      ]),
    ),
  };
}

function firingTable(all: readonly Diagnosed[]) {
  return {
    columns: ["model", "layer", "map", "firing_share", "state"],
    rows: all.flatMap(({ model, diagnosis }) =>
      diagnosis.layers.flatMap(({ layer, firingShare, deadMaps, nearlyDeadMaps }) =>
        firingShare.map((share, map) => [
          model.summary.name,
          layer,
          map,
          share,
          deadMaps.includes(map) ? "dead" : nearlyDeadMaps.includes(map) ? "nearly dead" : "",
        ]),
      ),
    ),
  };
}

function aliasingTensor({ diagnosis }: Diagnosed) {
  const strided = stridedLayers(diagnosis);
  return {
    values: Float32Array.from(strided, ({ aliasing = 0 }) => aliasing),
    shape: [strided.length],
    holds: "share of the incoming energy above the Nyquist frequency of the layer's stride",
    axes: [strided.map(({ layer }) => layer)],
  };
}

function firingTensor({ diagnosis }: Diagnosed) {
  const maps = diagnosis.layers.flatMap(({ layer, firingShare }) =>
    firingShare.map((share, map) => ({ name: `${layer}:${map}`, share })),
  );
  return {
    values: Float32Array.from(maps, ({ share }) => share),
    shape: [maps.length],
    holds: "share of the images on which the map is above zero anywhere",
    axes: [maps.map(({ name }) => name)],
  };
}
