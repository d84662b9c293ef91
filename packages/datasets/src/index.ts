export { type DecodedImage, decodeImage } from "./decode-image.ts";
export { encodePng } from "./encode-png.ts";
export { ImageError, type ImageErrorCode } from "./image-error.ts";
export { type PreparedImage, prepareImage } from "./prepare-image.ts";
export { checkPreprocessing, type Preprocessing, preprocessingPresets } from "./preprocessing.ts";
export { defaultMaxPixels } from "./read-header.ts";
