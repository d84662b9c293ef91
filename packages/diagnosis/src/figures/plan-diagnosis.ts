import { type CompiledNetwork, planMeasurement } from "@deconvscope/deconvnet";
import { listJudgedLayers } from "@deconvscope/network";
import { listStridedLayers, type StridedLayer } from "./list-strided-layers.ts";
import type { MapSource } from "./map-source.ts";
import { passesNegatives } from "./passes-negatives.ts";

/** What images are measured for. */
export interface DiagnosisPlan {
  readonly compiled: CompiledNetwork;
  /** In order. */
  readonly judged: readonly JudgedLayer[];
  /** In order. */
  readonly strided: readonly StridedLayer[];
}

/** A layer whose maps fire or do not. */
export interface JudgedLayer extends MapSource {
  /** Units in place of maps. */
  readonly isDense: boolean;
  /** Values below zero tell something too. */
  readonly passesNegatives: boolean;
  /** Layers whose maps, one layer's after another's, fire where its own do. */
  readonly sources: readonly MapSource[];
}

export function planDiagnosis(compiled: CompiledNetwork): DiagnosisPlan {
  const mapsOf = (name: string): MapSource => ({ name, maps: compiled.layer(name).shape.at(-1) ?? 1 });
  const { layers } = planMeasurement(compiled, listJudgedLayers(compiled.network));
  const byName = new Map(compiled.network.layers.map((layer) => [layer.name, layer]));
  const judged = layers.map(({ name, sources }) => ({
    ...mapsOf(name),
    isDense: compiled.layer(name).shape.length === 1,
    passesNegatives: passesNegatives(byName.get(name)!, byName),
    sources: sources.map(mapsOf),
  }));
  return { compiled, judged, strided: listStridedLayers(compiled.network) };
}
