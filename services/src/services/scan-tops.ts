import type { MessageInitShape } from "@bufbuild/protobuf";
import type { ServiceImpl } from "@connectrpc/connect";
import type { LayerSummary } from "@deconvscope/atlas";
import { type Rect, unitReceptiveField } from "@deconvscope/network";
import type { DeconvService, TopActivationSchema } from "@deconvscope/proto";
import type { LayerAnatomy } from "../engine/model-anatomy.ts";
import { findDataset } from "../requests/find-image.ts";
import { findLayer } from "../requests/find-layer.ts";
import { findScan, findScannedLayer, findScannedModel, readChannels } from "../requests/find-scan.ts";
import { makeProvenance } from "../requests/make-provenance.ts";
import { readCountedPage } from "../requests/read-page.ts";
import { nameRule, readRule } from "../requests/read-rule.ts";
import type { UnitOnImage } from "../scans/pictures-maker.ts";
import type { Pictures } from "../scans/pictures-store.ts";
import type { StoredScan } from "../scans/scan-store.ts";
import { strongestImages } from "../scans/statistics-maps.ts";
import type { ServiceContext } from "../service-context.ts";
import { scanParameters, scanProvenance } from "./scan-describe.ts";
import type { ScanReaders } from "./scan-readers.ts";

const pageSizes = { usual: 16, largest: 64 };

/** Of the pictures of a page, were they not compressed: clients take messages of 4 MiB if nothing else is said. */
const mostPictureBytes = 3.5 * 2 ** 20;

/** One of a map's strongest activations, with what follows from its place. */
interface PlacedTop extends UnitOnImage {
  readonly rank: number;
  readonly activation: number;
  readonly field: Rect;
}

/** The strongest activations of each map. */
export function createListTopActivations(
  context: ServiceContext,
  { views, imageLabels, pictures }: ScanReaders,
): ServiceImpl<typeof DeconvService>["listTopActivations"] {
  const { scans, models, datasets, engine } = context;
  return async (request, { signal }) => {
    const scan = await findScan(scans, request.scanId, "scan_id");
    const scanned = findScannedLayer(scan, request.layer, "layer");
    const rule = readRule(request.rule);
    const channels = readChannels(scanned, request.channels);
    const model = await findScannedModel(models, scan, "scan_id");
    const layer = findLayer(model, scanned.name, "layer");
    const { inputShape } = model.anatomy;
    const { includePictures, pictureSide } = request;
    const wanted = {
      layer: layer.name,
      channels: request.channels,
      rule: nameRule(rule),
      includePictures,
      pictureSide,
    };
    const page = readCountedPage(request, pageSizes, { scan: scan.id, ...wanted });
    const size = includePictures
      ? Math.min(page.size, mostChannels(layer, inputShape, scan.k, pictureSide))
      : page.size;
    const end = page.offset + size;
    const shown = channels.slice(page.offset, end);
    const { summary } = await views.read(scan, scanned, undefined);
    const tops = shown.flatMap((channel) => placeTops(summary, channel, layer, inputShape));
    const parameters = { ...scanParameters(scan), ...wanted };
    const dataset = includePictures
      ? await findDataset(datasets, scan.dataset, "scan_id")
      : await datasets.find(scan.dataset);
    const labelsOf = await imageLabels.read(dataset, scan.split, strongestImages(summary, shown));
    const answer = { nextPageToken: end < channels.length ? page.next(end, scan.version) : "" };
    if (!includePictures || dataset === undefined) {
      const activations = tops.map((top) => describe(top, scan, labelsOf(top.image), undefined));
      return { ...answer, activations, provenance: scanProvenance(scan, parameters) };
    }
    const order = {
      model: await models.file(model),
      dataset: dataset.files,
      split: scan.split,
      rule,
      side: pictureSide,
    };
    const picturesOf = await pictures.read(order, tops, signal);
    return {
      ...answer,
      activations: tops.map((top) => describe(top, scan, labelsOf(top.image), picturesOf(top))),
      provenance: makeProvenance(model, engine.backend, { ...parameters, scanBackend: scan.backend }),
    };
  };
}

/** Maps whose pictures a message holds; one at least. */
function mostChannels(layer: LayerAnatomy, input: readonly number[], k: number, side: number): number {
  const [height = 1, width = 1] = input;
  const pixels = Math.min(layer.field.height, height) * Math.min(layer.field.width, width);
  const bytes = 2 * 3 * k * Math.min(pixels, side === 0 ? pixels : side * side);
  return Math.max(1, Math.floor(mostPictureBytes / bytes));
}

function placeTops(
  summary: LayerSummary,
  channel: number,
  { name, shape, field }: LayerAnatomy,
  input: readonly number[],
): PlacedTop[] {
  const columns = shape.length === 3 ? (shape[1] ?? 1) : 1;
  return summary.tops(channel).map(({ activation, image, place }, rank) => {
    const unit = { layer: name, channel, y: Math.floor(place / columns), x: place % columns };
    return { rank, activation, image, unit, field: unitReceptiveField(field, unit.y, unit.x, input) };
  });
}

function describe(
  { rank, unit, activation, image, field }: PlacedTop,
  { dataset, split }: StoredScan,
  labels: readonly number[],
  pictures: Pictures | undefined,
): MessageInitShape<typeof TopActivationSchema> {
  return {
    rank,
    unit,
    activation,
    image: { dataset, split, index: image },
    receptiveField: field,
    ...pictures,
    labels: [...labels],
  };
}
