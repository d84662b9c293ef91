import type { Pair } from "@deconvscope/network";
import type { Spectrum } from "../frequency/spectrum.ts";

/** What images say of a layer: whether its maps fire, and what its stride loses. */
export interface LayerFigures {
  readonly layer: string;
  readonly operator: string;
  /** Undefined for layers that are there for their stride alone. */
  readonly firing: FiringFigures | undefined;
  /** Only of strided layers. */
  readonly stride: StrideFigures | undefined;
}

export interface FiringFigures {
  /** Units of a dense layer in place of maps. */
  readonly isDense: boolean;
  /** Values below zero tell something too, as behind a leaky rectifier or a tangent: what never fires is not dead. */
  readonly passesNegatives: boolean;
  /** Images that were looked at. */
  readonly images: number;
  /** Of each map, on how many images it is above zero anywhere. */
  readonly counts: Uint32Array;
  /** Maps that never were. */
  readonly dead: readonly number[];
  /** Maps that were, on fewer than 1 % of the images. */
  readonly nearlyDead: readonly number[];
}

export interface StrideFigures {
  /** Down and across. */
  readonly strides: Pair;
  /** [height, width, channels] of the maps that it reads */
  readonly input: readonly [height: number, width: number, channels: number];
  /** Images that were looked at. */
  readonly images: number;
  /** Share of the incoming energy at frequencies that the stride does not carry; 0 where there is none. */
  readonly aliasing: number;
  /** Energy of the incoming maps by frequency; undefined where there is none, or it is not asked for. */
  readonly spectrum: Spectrum | undefined;
  /** Images that the spectrum is of. */
  readonly spectrumImages: number;
}
