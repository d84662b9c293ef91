import type { MeasuredFeatures } from "../runs/run-features.ts";
import type { StoredRun, StoredSnapshot } from "../runs/run-store.ts";
import type { PictureMaker, UnitOnImage } from "../scans/pictures-maker.ts";
import type { Pictures } from "../scans/pictures-store.ts";
import type { ServiceContext } from "../service-context.ts";
import { type DrawnMap, findWinner } from "./training-features.ts";

export interface NamedMap {
  readonly layer: string;
  readonly channel: number;
}

/** Maps of a run's snapshots with their pictures: those that were followed as they were drawn then, others drawn now. */
export class DrawnMaps {
  readonly #context: ServiceContext;
  readonly #pictures: PictureMaker;
  readonly #run: StoredRun;
  readonly #wanted: readonly NamedMap[];
  #before: MeasuredFeatures | undefined;

  /** @param wanted none: those that were followed */
  constructor(context: ServiceContext, pictures: PictureMaker, run: StoredRun, wanted: readonly NamedMap[]) {
    this.#context = context;
    this.#pictures = pictures;
    this.#run = run;
    this.#wanted = wanted;
  }

  /** Of the next snapshot. */
  async draw(snapshot: StoredSnapshot, measured: MeasuredFeatures, signal: AbortSignal): Promise<readonly DrawnMap[]> {
    const before = this.#before;
    this.#before = measured;
    if (this.#wanted.length === 0) {
      return measured.followed;
    }
    const followed = (map: NamedMap) =>
      measured.followed.find(({ layer, channel }) => layer === map.layer && channel === map.channel);
    const others = this.#wanted.filter((map) => followed(map) === undefined);
    const picturesOf = await this.#drawOthers(snapshot, measured, others, signal);
    return this.#wanted.map((map) => {
      const isSame = before === undefined || findWinner(before, map)?.image === findWinner(measured, map)?.image;
      return followed(map) ?? { ...map, jump: !isSame, ...picturesOf(map) };
    });
  }

  async #drawOthers(
    { model: name, modelSha256 }: StoredSnapshot,
    measured: MeasuredFeatures,
    maps: readonly NamedMap[],
    signal: AbortSignal,
  ): Promise<(map: NamedMap) => Pictures | undefined> {
    const { models, datasets } = this.#context;
    const model = await models.find(name);
    const dataset = await datasets.find(this.#run.dataset);
    const units = new Map(maps.flatMap((map) => placeMap(measured, map)));
    if (units.size === 0 || dataset === undefined || model?.sha256 !== modelSha256) {
      return () => undefined;
    }
    const { split } = this.#run.samples;
    const file = await models.file(model);
    const order = { model: file, dataset: dataset.files, split, rule: "deconvnet", side: 0 } as const;
    const read = await this.#pictures.read(order, [...units.values()], signal);
    return (map) => {
      const unit = units.get(keyOf(map));
      return unit && read(unit);
    };
  }
}

function keyOf({ layer, channel }: NamedMap): string {
  return JSON.stringify([layer, channel]);
}

/** A map that fires on some image, at its strongest. */
function placeMap(measured: MeasuredFeatures, map: NamedMap): [string, UnitOnImage][] {
  const winner = findWinner(measured, map);
  if (winner === undefined || winner.image < 0) {
    return [];
  }
  const { image, activation, y, x } = winner;
  const { layer, channel } = map;
  return [[keyOf(map), { image, activation, unit: { layer, channel, y, x } }]];
}
