export { readOnnx } from "./read-onnx.ts";
export { writeOnnx } from "./write-onnx.ts";
