import { create } from "@bufbuild/protobuf";
import { ClassifyResponseSchema } from "@deconvscope/proto";
import { expect, test } from "vitest";
import { formatMessage } from "./format-message.ts";

test("class 0 is said, and so is an empty label", () => {
  const response = create(ClassifyResponseSchema, { classifications: [{ probability: 0.5 }] });
  const text = formatMessage(ClassifyResponseSchema, response);
  expect(JSON.parse(text).classifications).toEqual([{ classIndex: 0, label: "", probability: 0.5 }]);
  expect(text.endsWith("}\n")).toBe(true);
});
