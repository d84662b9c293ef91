import { MapOrder, type MapStatistics } from "@deconvscope/proto";
import type { MapOrderName } from "@deconvscope/shell";

/** What is known of one map over the images so far. */
export interface MapRow {
  channel: number;
  images: number;
  firing: number;
  mean: number;
  maximum: number;
  histogram: readonly number[];
  aboveHalf: number;
  purity: number;
  /** Indices into the dataset's labels, the commonest first. */
  labels: readonly { label: number; count: number }[];
  /** Images that were done when it was asked for. */
  at: number;
}

/** What a list of maps depends on. */
export interface MapQuery {
  scanId: string;
  layer: string;
  order: MapOrderName | undefined;
  /** Index of a label. */
  label: number | undefined;
  firingOnly: boolean;
}

const orderNumbers: Record<MapOrderName, MapOrder> = {
  strongest: MapOrder.MAXIMUM,
  selective: MapOrder.SELECTIVITY,
  purest: MapOrder.PURITY,
};

/** The request that lists the maps; an order of its own beats the label's. */
export function mapRequest({ scanId, layer, order, label, firingOnly }: MapQuery) {
  return {
    scanId,
    layer,
    firingOnly,
    ...(order ? { order: orderNumbers[order] } : {}),
    ...(label === undefined ? {} : { label }),
  };
}

/** @param at images that were done when it was asked for */
export function readMapRow(statistics: MapStatistics, at: number): MapRow {
  const { channel, images, firing, mean, maximum, histogram, aboveHalf, purity, labels } = statistics;
  return {
    channel,
    images: Number(images),
    firing: Number(firing),
    mean,
    maximum,
    histogram: histogram.map(Number),
    aboveHalf,
    purity,
    labels: labels.map(({ label, count }) => ({ label, count })),
    at,
  };
}
