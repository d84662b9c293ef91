import { decodeFloat16 } from "../decode-float16.ts";
import { NetworkError } from "../network-error.ts";
import { decodeBfloat16 } from "./decode-bfloat16.ts";
import { countElements, makeTensor, type Tensor } from "./tensor.ts";
import { dataTypes, isFloatType, nameDataType } from "./wire/data-types.ts";
import type { TensorRecord } from "./wire/model-file.ts";

/** Bytes of one element where a tensor is stored raw. */
const elementBytes: Readonly<Record<number, number>> = {
  [dataTypes.float]: 4,
  [dataTypes.uint8]: 1,
  [dataTypes.int8]: 1,
  [dataTypes.uint16]: 2,
  [dataTypes.int16]: 2,
  [dataTypes.int32]: 4,
  [dataTypes.int64]: 8,
  [dataTypes.boolean]: 1,
  [dataTypes.float16]: 2,
  [dataTypes.double]: 8,
  [dataTypes.uint32]: 4,
  [dataTypes.uint64]: 8,
  [dataTypes.bfloat16]: 2,
};

const MOST_AXES = 32;

/**
 * Makes the values of a stored tensor usable; every float kind becomes 32-bit.
 * @param what names the tensor in errors
 * @throws NetworkError "malformed" where dims and values disagree, "unsupported" for external data and text
 */
export function decodeTensor(record: TensorRecord, what: string): Tensor {
  const { dims, dataType, raw } = record;
  if (record.external) {
    throw new NetworkError("unsupported", `${what} keeps its values in another file: save the model as one file`);
  }
  const bytes = elementBytes[dataType];
  if (bytes === undefined) {
    throw new NetworkError("unsupported", `${what} is of ${nameDataType(dataType)}: expected floats or integers`);
  }
  if (dims.length > MOST_AXES || dims.some((length) => length < 0)) {
    throw new NetworkError("malformed", `${what} has dims [${dims.slice(0, MOST_AXES)}]`);
  }
  const count = countElements(dims);
  const kind = isFloatType(dataType) ? "float" : dataType === dataTypes.boolean ? "boolean" : "integer";
  if (raw) {
    if (raw.length !== count * bytes) {
      const wanted = `${count * bytes} bytes for dims [${dims}] of ${nameDataType(dataType)}`;
      throw new NetworkError("malformed", `${what} expects ${wanted}, got ${raw.length}`);
    }
    return makeTensor(kind, dims, decodeRaw(raw, dataType, count));
  }
  const list = listOf(record);
  if (list.length !== count) {
    throw new NetworkError("malformed", `${what} expects ${count} values for dims [${dims}], got ${list.length}`);
  }
  if (dataType === dataTypes.float16) return makeTensor(kind, dims, Float32Array.from(list, decodeFloat16));
  if (dataType === dataTypes.bfloat16) return makeTensor(kind, dims, Float32Array.from(list, decodeBfloat16));
  return makeTensor(kind, dims, kind === "float" ? Float32Array.from(list) : Float64Array.from(list));
}

function listOf({ dataType, floats, doubles, integers }: TensorRecord): readonly number[] {
  if (dataType === dataTypes.float) return floats;
  return dataType === dataTypes.double ? doubles : integers;
}

function decodeRaw(raw: Uint8Array, dataType: number, count: number): Tensor["data"] {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  switch (dataType) {
    case dataTypes.float:
      return new Float32Array(new Uint8Array(raw).buffer);
    case dataTypes.double:
      return Float32Array.from({ length: count }, (_, index) => view.getFloat64(index * 8, true));
    case dataTypes.float16:
      return Float32Array.from({ length: count }, (_, index) => decodeFloat16(view.getUint16(index * 2, true)));
    case dataTypes.bfloat16:
      return Float32Array.from({ length: count }, (_, index) => decodeBfloat16(view.getUint16(index * 2, true)));
    case dataTypes.int64:
      return Float64Array.from({ length: count }, (_, index) => Number(view.getBigInt64(index * 8, true)));
    case dataTypes.uint64:
      return Float64Array.from({ length: count }, (_, index) => Number(view.getBigUint64(index * 8, true)));
    case dataTypes.int32:
      return Float64Array.from(new Int32Array(new Uint8Array(raw).buffer));
    case dataTypes.uint32:
      return Float64Array.from(new Uint32Array(new Uint8Array(raw).buffer));
    case dataTypes.int16:
      return Float64Array.from(new Int16Array(new Uint8Array(raw).buffer));
    case dataTypes.uint16:
      return Float64Array.from(new Uint16Array(new Uint8Array(raw).buffer));
    case dataTypes.int8:
      return Float64Array.from(new Int8Array(new Uint8Array(raw).buffer));
    default:
      return Float64Array.from(raw);
  }
}
