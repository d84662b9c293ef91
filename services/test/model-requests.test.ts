import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { DataType, type ImageSource, ModelService } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { smallModel } from "./small-model.ts";
import { startTestServices, type TestServices } from "./start-test-services.ts";
import { tensorImage } from "./tensor-image.ts";

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
  await importBytes(services.transport, { name: "small" }, smallModel());
});
afterAll(() => services.close());

const client = () => createClient(ModelService, services.transport);
const values = Float32Array.from({ length: 16 * 16 * 3 }, (_, index) => Math.sin(index));
const image = tensorImage(values, [16, 16, 3]);

describe("wrong requests name the field, what was given and what was expected", () => {
  const classify = (source: ImageSource) => client().classify({ model: "small", image: source });
  const cases: [string, () => Promise<unknown>, Code, RegExp][] = [
    ["no model", () => client().getModel({}), Code.InvalidArgument, /^model: nothing given/],
    [
      "unknown model",
      () => client().getModel({ model: "smal" }),
      Code.NotFound,
      /^model: no model "smal"; there is .*"small"/,
    ],
    ["short hash", () => client().getModel({ model: "small@12" }), Code.InvalidArgument, /8 to 64 hexadecimal/],
    [
      "another hash",
      () => client().getModel({ model: "small@00000000" }),
      Code.NotFound,
      /there is "small@[0-9a-f]{8}"/,
    ],
    [
      "pixels divided by no number",
      () => importBytes(services.transport, { name: "other", preprocessing: { divideBy: Number.NaN } }, smallModel()),
      Code.InvalidArgument,
      /^header\.preprocessing: divide_by is NaN; expected a number above 0, or 0 for 1/,
    ],
    ["no image", () => client().classify({ model: "small" }), Code.InvalidArgument, /^image: nothing given/],
    [
      "unknown layer",
      () => client().getActivations({ model: "small", image, layer: "relu" }),
      Code.NotFound,
      /^layer: "small" has no layer "relu".*"relu1"/,
    ],
    [
      "channel",
      () => client().getActivations({ model: "small", image, layer: "relu1", channels: [3, 8] }),
      Code.InvalidArgument,
      /^channels\[1\]: 8 given; "relu1" has 8 feature maps, expected 0 … 7/,
    ],
    [
      "filters of a pool",
      () => client().getFilters({ model: "small", layer: "pool1" }),
      Code.InvalidArgument,
      /^layer: "pool1" is of operator MaxPool; expected a convolution, e\.g\. "conv1"/,
    ],
    [
      "tensor shape",
      () => classify(tensorImage(values, [3, 16, 16])),
      Code.InvalidArgument,
      /^image\.tensor\.shape: \[3, 16, 16\] given; expected \[16, 16, 3\]/,
    ],
    [
      "tensor length",
      () => classify(tensorImage(values.subarray(0, 2), [16, 16, 3])),
      Code.InvalidArgument,
      /^image\.tensor\.data: 8 bytes given; expected 3072/,
    ],
    [
      "tensor type",
      () => classify(tensorImage(values, [16, 16, 3], { dataType: DataType.UINT8 })),
      Code.InvalidArgument,
      /^image\.tensor\.data_type: UINT8 given; expected FLOAT32/,
    ],
    [
      "tensor of NaN",
      () =>
        classify(
          tensorImage(
            values.map(() => Number.NaN),
            [16, 16, 3],
          ),
        ),
      Code.InvalidArgument,
      /^image\.tensor\.data: NaN given at 0/,
    ],
    [
      "unknown dataset",
      () =>
        client().classify({ model: "small", image: { source: { case: "datasetImage", value: { dataset: "zoo" } } } }),
      Code.NotFound,
      /^image\.dataset_image\.dataset: no dataset "zoo"; there is "menagerie"/,
    ],
    [
      "index beyond the split",
      () => {
        const value = { dataset: "menagerie", split: "validation", index: 2 ** 31 };
        return client().classify({ model: "small", image: { source: { case: "datasetImage", value } } });
      },
      Code.NotFound,
      /^image\.dataset_image\.index: no image 2147483648 in "validation"/,
    ],
  ];
  test.each(cases)("%s", async (_, call, code, words) => {
    const error = ConnectError.from(await call().catch((reason: unknown) => reason));
    expect(error.rawMessage).toMatch(words);
    expect(error.code).toBe(code);
  });

  test("an echoed value is cut at 200 characters", async () => {
    const error = ConnectError.from(
      await client()
        .getModel({ model: "x".repeat(100_000) })
        .catch((reason: unknown) => reason),
    );
    expect(error.rawMessage.length).toBeLessThan(600);
  });
});
