import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { DataType, type ImageSource, ImageSourceSchema, type TensorSchema } from "@deconvscope/proto";

/** A network's input itself as an image of a request. */
export function tensorImage(
  values: Float32Array,
  shape: readonly number[],
  other: MessageInitShape<typeof TensorSchema> = {},
): ImageSource {
  const data = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return create(ImageSourceSchema, {
    source: { case: "tensor", value: { shape: [...shape], dataType: DataType.FLOAT32, data, ...other } },
  });
}
