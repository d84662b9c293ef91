import { registerBackend } from "@tensorflow/tfjs-core";
import { OnnxRuntimeBackend } from "./backend.ts";
import { BACKEND_NAME } from "./kernels/define-kernel.ts";
import { registerKernels } from "./kernels/register-kernels.ts";

export { OnnxRuntimeBackend, type Statistics } from "./backend.ts";
export { onnxRuntimeVersion } from "./onnx/binding.ts";
export { configure, type Settings } from "./settings.ts";

// Below the cpu backend's, so that importing this changes nothing until it is asked for.
registerBackend(BACKEND_NAME, () => new OnnxRuntimeBackend(), 0);
registerKernels();
