export { readOnnxMetadata } from "./read-metadata.ts";
export { readOnnx } from "./read-onnx.ts";
export { setOnnxMetadata } from "./set-metadata.ts";
export { writeOnnx } from "./write-onnx.ts";
