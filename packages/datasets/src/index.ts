export { DatasetError, type DatasetErrorCode } from "./dataset-error.ts";
export { type DecodedImage, decodeImage } from "./decode-image.ts";
export { encodePng } from "./encode-png.ts";
export type {
  DatasetEntry,
  DatasetFormat,
  EntryRange,
  ImageDataset,
  Rect,
  Split,
} from "./image-dataset.ts";
export { ImageError, type ImageErrorCode } from "./image-error.ts";
export { openImageFolder } from "./image-folder/open-image-folder.ts";
export { openMenagerie } from "./menagerie/open-menagerie.ts";
export { openDataset } from "./open-dataset.ts";
export { placeInInput } from "./place-in-input.ts";
export { normalisePixels, type PreparedImage, prepareImage } from "./prepare-image.ts";
export {
  checkPreprocessing,
  type Preprocessing,
  preprocessingPresets,
} from "./preprocessing.ts";
export { defaultMaxPixels } from "./read-header.ts";
export { type Recognised, recogniseFormat } from "./recognise-format.ts";
export { requireSameLabels } from "./require-same-labels.ts";
export { stampImages } from "./stamp-images.ts";
