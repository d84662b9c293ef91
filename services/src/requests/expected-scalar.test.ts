import { fromJson, type JsonValue, ScalarType } from "@bufbuild/protobuf";
import {
  BoolValueSchema,
  BytesValueSchema,
  DoubleValueSchema,
  FloatValueSchema,
  Int32ValueSchema,
  Int64ValueSchema,
  StringValueSchema,
  UInt32ValueSchema,
  UInt64ValueSchema,
} from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { expectedScalar } from "./expected-scalar.ts";

const schemas = [
  [ScalarType.STRING, StringValueSchema],
  [ScalarType.BOOL, BoolValueSchema],
  [ScalarType.BYTES, BytesValueSchema],
  [ScalarType.FLOAT, FloatValueSchema],
  [ScalarType.DOUBLE, DoubleValueSchema],
  [ScalarType.INT32, Int32ValueSchema],
  [ScalarType.UINT32, UInt32ValueSchema],
  [ScalarType.INT64, Int64ValueSchema],
  [ScalarType.UINT64, UInt64ValueSchema],
] as const;

const whole = [0, -0, 1, -1, 31, 32, 53, 63, 64, 65].flatMap((power) => {
  const near = [2n ** BigInt(Math.abs(power)) - 1n, 2n ** BigInt(Math.abs(power)), -(2n ** BigInt(Math.abs(power)))];
  return near.flatMap((number) => [Number(number), String(number), `${number - 1n}`]);
});
const numbers = [
  1.5,
  "1.5",
  "1e3",
  1e3,
  " 3",
  "3 ",
  "0x10",
  "0b1",
  "",
  " ",
  "three",
  "1_000",
  1e38,
  "1e38",
  1e39,
  1e300,
];
const infinite = [Number("1e400"), "1e400", "NaN", "Infinity", "-Infinity", "+Infinity", "nan"];
const floats = [3.4028234663852886e38, 3.4028235e38, 2 ** 128 - 2 ** 103 - 2 ** 75, 2 ** 128 - 2 ** 103, 3.41e38];
const texts = ["é😀", "\ud800", "\udc00x", "true", "\0"];
const base64 = [
  "AAAA",
  "AA==",
  "AA",
  "A",
  "AAAAA",
  "A=",
  "A===",
  "-_-_",
  "+/+/",
  "AA AA\n",
  "AA==AA==",
  "AA==A",
  "é",
  "A*AA",
  "=",
];
const others: readonly JsonValue[] = [true, false, [], [1], {}, { a: 1 }];
const values: readonly JsonValue[] = [...whole, ...numbers, ...infinite, ...floats, ...texts, ...base64, ...others];

test.each(schemas)("of scalar %i as much is taken as what reads it takes", (scalar, schema) => {
  const isRead = (value: JsonValue): boolean => {
    try {
      fromJson(schema, value);
      return true;
    } catch {
      return false;
    }
  };
  const taken = values.filter((value) => expectedScalar(scalar, value) === undefined);
  expect(taken).toEqual(values.filter(isRead));
  expect(taken.length).toBeGreaterThan(1);
  expect(taken.length).toBeLessThan(values.length);
});

test("null is none of them", () => {
  for (const [scalar] of schemas) expect(expectedScalar(scalar, null)).toEqual(expect.any(String));
});
