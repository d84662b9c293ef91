import { expect, test } from "vitest";
import { parseSuiteOptions } from "./parse-suite-options.ts";

test("without arguments everything runs on onnxruntime, in two processes", () => {
  const options = parseSuiteOptions([]);
  expect(options).toMatchObject({ backend: "onnxruntime", filter: "", shards: 2, json: false, help: false });
  expect(options.file.test("ops/abs_test")).toBe(true);
});

test("reads every option", () => {
  const args = ["--backend", "cpu", "--file", "ops/conv", "--filter", "NaN$", "--shards", "1", "--json"];
  const options = parseSuiteOptions(args);
  expect(options).toMatchObject({ backend: "cpu", filter: "NaN$", shards: 1, json: true });
  expect(options.file.test("ops/abs_test")).toBe(false);
});

test.each([
  [["--backend", "wasm"], '--backend: expected onnxruntime or cpu, got "wasm"'],
  [["--shards", "0"], '--shards: expected a whole number of at least 1, got "0"'],
  [["--shards", "two"], '--shards: expected a whole number of at least 1, got "two"'],
  [["--file", "("], '--file: expected a regular expression, got "("'],
  [["--filter", "*"], '--filter: expected a regular expression, got "*"'],
  [["--spec", "abs"], "'--spec'"],
])("refuses %j", (args, message) => {
  expect(() => parseSuiteOptions(args)).toThrow(message);
});
