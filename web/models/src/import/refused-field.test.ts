import type { CallProblem } from "@deconvscope/shell";
import { describe, expect, it } from "vitest";
import { refusedField, refusedWords } from "./refused-field.ts";

function refusal(field: string): CallProblem {
  return { code: "INVALID_ARGUMENT", message: `${field}: 3 given; expected 12`, fields: [field], retryable: false };
}

describe("a refused import", () => {
  it.each([
    ["header.name", "name"],
    ["header.labels[3]", "labels"],
    ["header.preprocessing.mean", "preprocessing"],
    ["header.input_shape", "input_shape"],
  ])("of %s names %s", (path, field) => {
    expect(refusedField(refusal(path))).toBe(field);
    expect(refusedWords(refusal(path))).toBe("3 given; expected 12");
  });
  it("names no field where the file is refused", () => {
    expect(refusedField(refusal("chunk"))).toBeUndefined();
    expect(refusedField(undefined)).toBeUndefined();
    expect(refusedWords({ ...refusal("chunk"), message: "no model" })).toBe("no model");
  });
});
