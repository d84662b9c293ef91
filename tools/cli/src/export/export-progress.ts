import { formatDuration } from "../output/describe-scan.ts";
import { drawBar } from "../output/draw-bar.ts";
import { formatCount } from "../output/format-number.ts";
import type { Terminal } from "../output/terminal.ts";
import type { ExportedLayer } from "./export-job.ts";

/** Tells how far an export is: layers, maps, time left. */
export class ExportProgress {
  readonly #terminal: Terminal;
  readonly #layers: readonly ExportedLayer[];
  readonly #total: number;
  readonly #startedAt = Date.now();
  #done = 0;

  constructor(terminal: Terminal, layers: readonly ExportedLayer[]) {
    this.#terminal = terminal;
    this.#layers = layers;
    this.#total = layers.reduce((sum, { channels }) => sum + channels.length, 0);
    this.#tell(layers[0]);
  }

  /** One map more is done. */
  addMap(layer: ExportedLayer): void {
    this.#done++;
    this.#tell(layer);
  }

  #tell(layer: ExportedLayer | undefined): void {
    if (layer === undefined) return;
    const share = this.#total === 0 ? 1 : this.#done / this.#total;
    const seconds = (Date.now() - this.#startedAt) / 1000;
    const left = this.#done === 0 ? "" : `, ${formatDuration(seconds / share - seconds)} left`;
    const place = `layer ${this.#layers.indexOf(layer) + 1} of ${this.#layers.length}, ${layer.name}`;
    const maps = `${formatCount(this.#done)} of ${formatCount(this.#total)} maps`;
    this.#terminal.report(`${drawBar(share, 20)}▏ ${maps}: ${place}${left}`);
  }
}
