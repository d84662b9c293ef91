import { expect, test } from "vitest";
import { modelNameOf } from "./model-name.ts";

test.each([
  ["/models/SqueezeNet 1.0.onnx", "squeezenet-1.0"],
  ["/models/alexnet-mini/model.onnx", "alexnet-mini"],
  ["./_Net(2).zip", "net-2"],
])("a model in %s is called %s", (path, name) => expect(modelNameOf(path)).toBe(name));
