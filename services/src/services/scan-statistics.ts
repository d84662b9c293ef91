import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import { type MapOrder as EngineOrder, rankMaps } from "@deconvscope/atlas";
import {
  type DeconvService,
  type ListMapStatisticsRequest,
  MapOrder,
  type MapStatisticsSchema,
} from "@deconvscope/proto";
import { RequestError } from "../request-error.ts";
import { findScan, findScannedLayer, readChannels } from "../requests/find-scan.ts";
import { readEnum } from "../requests/read-enum.ts";
import { readCountedPage } from "../requests/read-page.ts";
import { type DescribedMap, describeMaps, rankable, strongestImages } from "../scans/statistics-maps.ts";
import type { ServiceContext } from "../service-context.ts";
import type { StoredDataset } from "../store/dataset-store.ts";
import { scanParameters, scanProvenance } from "./scan-describe.ts";
import type { ScanReaders } from "./scan-readers.ts";

const pageSizes = { usual: 100, largest: 1000 };

const orders: Record<MapOrder, EngineOrder | undefined> = {
  [MapOrder.UNSPECIFIED]: undefined,
  [MapOrder.CHANNEL]: "channel",
  [MapOrder.MAXIMUM]: "maximum",
  [MapOrder.SELECTIVITY]: "selectivity",
  [MapOrder.PURITY]: "purity",
  [MapOrder.LABEL]: "label",
};

/** How strong each map gets, in the order asked for. */
export function createListMapStatistics(
  { scans, datasets }: ServiceContext,
  { views, imageLabels }: ScanReaders,
): ServiceImpl<typeof DeconvService>["listMapStatistics"] {
  return async (request) => {
    const scan = await findScan(scans, request.scanId, "scan_id");
    const layer = findScannedLayer(scan, request.layer, "layer");
    const channels = readChannels(layer, request.channels);
    const dataset = await datasets.find(scan.dataset);
    const order = readOrder(request, dataset);
    const { firingOnly, label } = request;
    const wanted = { layer: layer.name, channels: request.channels, order, firingOnly, label };
    const page = readCountedPage(request, pageSizes, { scan: scan.id, ...wanted });
    const { summary, version } = await views.read(scan, layer, page.version);
    const everyChannel = Array.from({ length: layer.channels }, (_, channel) => channel);
    const labelsOf = await imageLabels.read(dataset, scan.split, strongestImages(summary, everyChannel));
    const maps = describeMaps(summary, labelsOf);
    const listed = channels
      .map((channel) => rankable(maps[channel]!, label))
      .filter(({ firing, labelled }) => (!firingOnly || firing > 0) && (label === undefined || labelled > 0));
    const end = page.offset + page.size;
    return {
      maps: rankMaps(listed, order)
        .slice(page.offset, end)
        .map(({ map }) => describe(map)),
      nextPageToken: end < listed.length ? page.next(end, version) : "",
      totalMaps: listed.length,
      deadMaps: maps.filter(({ firing }) => firing === 0).length,
      provenance: scanProvenance(scan, {
        ...scanParameters(scan),
        ...wanted,
        order: `MAP_ORDER_${order.toUpperCase()}`,
      }),
    };
  };
}

function readOrder({ order, label }: ListMapStatisticsRequest, dataset: StoredDataset | undefined): EngineOrder {
  const expected = "MAP_ORDER_CHANNEL, MAP_ORDER_MAXIMUM, MAP_ORDER_SELECTIVITY, MAP_ORDER_PURITY or MAP_ORDER_LABEL";
  const given = readEnum(orders, order, expected, "order");
  const labels = dataset?.summary.labels.length ?? 0;
  if (label !== undefined && label >= labels) {
    const there = labels === 0 ? "the images have no labels" : `expected 0 … ${labels - 1}`;
    throw new RequestError("invalid", `${label} given; ${there}`, "label");
  }
  if (given === "label" && label === undefined) {
    throw new RequestError("invalid", "nothing given; MAP_ORDER_LABEL expects one of the dataset's labels", "label");
  }
  return given ?? (label === undefined ? "channel" : "label");
}

function describe(map: DescribedMap): MessageInitShape<typeof MapStatisticsSchema> {
  const { channel, images, firing, mean, maximum, histogram, aboveHalf, purity, labels } = map;
  return {
    channel,
    images: BigInt(images),
    firing: BigInt(firing),
    mean,
    maximum,
    histogram: histogram.map(BigInt),
    aboveHalf,
    purity,
    labels: labels.map(({ label, count }) => ({ label, count })),
  };
}
