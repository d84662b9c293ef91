import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { toJson } from "@bufbuild/protobuf";
import { type Provenance, ProvenanceSchema, type Reconstruction } from "@deconvscope/proto";
import { encodeNpy } from "./encode-npy.ts";
import { writeWhole } from "./write-file.ts";

/** One line of index.json: a unit, its numbers and its files. */
export interface WrittenUnit {
  readonly layer: string;
  readonly channel: number;
  readonly y: number;
  readonly x: number;
  readonly activation: number;
  readonly receptiveField: { x: number; y: number; width: number; height: number };
  /** What ±1 of the picture's range stands for; 0 where nothing comes back to the pixels. */
  readonly scale: number;
  readonly projection: string;
  readonly patch: string;
  /** The whole projection as float32 [height, width, channels]; if asked for. */
  readonly signal?: string;
}

/** Of a layer's name in the names of files: file systems take 255 bytes. */
const longestLayer = 100;

/** A folder of reconstructions. Its index.json is written last, so where it lies the folder is complete. */
export class ReconstructionFolder {
  readonly #path: string;
  readonly #units: WrittenUnit[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  /** Writes one unit's pictures. */
  async add(reconstruction: Reconstruction): Promise<WrittenUnit> {
    const { unit, activation, receptiveField: field, scale, signal } = reconstruction;
    const { layer, channel, y = 0, x = 0 } = unit ?? { layer: "", channel: 0 };
    const stem = `${layer.replaceAll(/[^\w.-]+/g, "_").slice(0, longestLayer)}.${channel}@${y},${x}`;
    const written: WrittenUnit = {
      layer,
      channel,
      y,
      x,
      activation,
      receptiveField: { x: field?.x ?? 0, y: field?.y ?? 0, width: field?.width ?? 0, height: field?.height ?? 0 },
      scale,
      projection: `${stem}.projection.png`,
      patch: `${stem}.patch.png`,
      ...(signal === undefined ? {} : { signal: `${stem}.signal.npy` }),
    };
    if (this.#units.length === 0) await this.#begin();
    await writeWhole(join(this.#path, written.projection), reconstruction.projectionPng);
    await writeWhole(join(this.#path, written.patch), reconstruction.patchPng);
    if (signal !== undefined) {
      await writeWhole(join(this.#path, `${stem}.signal.npy`), encodeNpy(signal.shape, signal.data));
    }
    this.#units.push(written);
    return written;
  }

  async #begin(): Promise<void> {
    await mkdir(this.#path, { recursive: true });
    await rm(join(this.#path, "index.json"), { force: true });
  }

  /** Writes index.json: what made the pictures, and their numbers. */
  async finish(image: string, provenance: Provenance | undefined): Promise<string> {
    const path = join(this.#path, "index.json");
    const made =
      provenance === undefined ? undefined : toJson(ProvenanceSchema, provenance, { alwaysEmitImplicit: true });
    await writeWhole(path, `${JSON.stringify({ image, provenance: made, units: this.#units }, null, 2)}\n`);
    return path;
  }
}
