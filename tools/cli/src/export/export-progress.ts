import type { TopActivation } from "@deconvscope/proto";
import { formatDuration } from "../output/describe-scan.ts";
import { drawBar } from "../output/draw-bar.ts";
import { formatCount } from "../output/format-number.ts";
import type { Terminal } from "../output/terminal.ts";
import type { ExportedLayer } from "./export-job.ts";

/** Counts what is exported, and tells how far that is: layers, maps, time left. */
export class ExportProgress {
  readonly #terminal: Terminal;
  readonly #layers: readonly ExportedLayer[];
  readonly #total: number;
  readonly #startedAt = Date.now();
  #maps = 0;
  #pictures = 0;
  #missing = 0;

  constructor(terminal: Terminal, layers: readonly ExportedLayer[]) {
    this.#terminal = terminal;
    this.#layers = layers;
    this.#total = layers.reduce((sum, { channels }) => sum + channels.length, 0);
    this.#tell(layers[0]);
  }

  /** More maps of a layer were read, and their tops. */
  addMaps(layer: ExportedLayer, maps: number, tops: readonly TopActivation[]): void {
    const pictures = tops.flatMap(({ projectionPng, patchPng }) => [projectionPng, patchPng]);
    const missing = pictures.filter(({ length }) => length === 0).length;
    this.#maps += maps;
    this.#pictures += pictures.length - missing;
    this.#missing += missing;
    this.#tell(layer);
  }

  /** What was read; pictures are missing whose images cannot be read any more. */
  get counts(): { maps: number; pictures: number; missing: number } {
    return { maps: this.#maps, pictures: this.#pictures, missing: this.#missing };
  }

  #tell(layer: ExportedLayer | undefined): void {
    if (layer === undefined) return;
    const share = this.#total === 0 ? 1 : this.#maps / this.#total;
    const seconds = (Date.now() - this.#startedAt) / 1000;
    const left = this.#maps === 0 ? "" : `, ${formatDuration(seconds / share - seconds)} left`;
    const place = `layer ${this.#layers.indexOf(layer) + 1} of ${this.#layers.length}, ${layer.name}`;
    const maps = `${formatCount(this.#maps)} of ${formatCount(this.#total)} maps`;
    this.#terminal.report(`${drawBar(share, 20)}▏ ${maps}: ${place}${left}`);
  }
}
