import { expect, test } from "vitest";
import { ProtobufWriter } from "./protobuf-writer.ts";

const hex = (writer: ProtobufWriter) => Buffer.from(writer.finish()).toString("hex");

for (const [value, bytes] of [
  [0, "0800"],
  [127, "087f"],
  [150, "089601"],
  [2 ** 40, "08808080808020"],
  [-1, "08ffffffffffffffffff01"],
] as const)
  test(`field 1 is ${value}: ${bytes}`, () => expect(hex(new ProtobufWriter().integer(1, value))).toBe(bytes));

test("texts, floats, packed integers and messages are marked by field and kind", () => {
  expect(hex(new ProtobufWriter().text(2, "testing"))).toBe("120774657374696e67");
  expect(hex(new ProtobufWriter().float(3, -2))).toBe("1d000000c0");
  expect(hex(new ProtobufWriter().integers(4, [3, 270, 86942]))).toBe("2206038e029ea705");
  expect(hex(new ProtobufWriter().message(3, new ProtobufWriter().integer(1, 150)))).toBe("1a03089601");
  expect(hex(new ProtobufWriter().integer(16, 1))).toBe("800101");
});
