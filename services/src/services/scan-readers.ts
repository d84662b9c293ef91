import { PictureMaker } from "../scans/pictures-maker.ts";
import { ImageLabels } from "../scans/statistics-labels.ts";
import { LayerViews } from "../scans/statistics-views.ts";
import type { ServiceContext } from "../service-context.ts";

/** What the lists of a scan's results share. */
export interface ScanReaders {
  readonly views: LayerViews;
  readonly imageLabels: ImageLabels;
  readonly pictures: PictureMaker;
}

export function createScanReaders({ scans, engine, pictures, onImage }: ServiceContext): ScanReaders {
  return {
    views: new LayerViews(scans),
    imageLabels: new ImageLabels(engine),
    pictures: new PictureMaker(engine, pictures, onImage),
  };
}
