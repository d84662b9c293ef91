import * as tf from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import { compareWithCpu } from "../compare-with-cpu.ts";

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, "float32", seed);

const cases: readonly (readonly [string, number[], number[]?])[] = [
  ["ij->ji", [2, 3]],
  ["ijk->ik", [2, 3, 4]],
  ["ij->", [2, 3]],
  ["ij,jk->ik", [2, 3], [3, 4]],
  ["ij, jk -> ki", [2, 3], [3, 4]],
  ["i,i->", [5], [5]],
  ["i,j->ij", [3], [4]],
  ["bij,bjk->bik", [2, 3, 4], [2, 4, 5]],
  ["abc,cd->abd", [2, 3, 4], [4, 5]],
  ["BSHD,BTHD->BHST", [2, 3, 2, 4], [2, 5, 2, 4]],
];

describe("Einsum", () => {
  for (const [equation, a, b] of cases)
    test(`${equation} a=[${a}]${b ? ` b=[${b}]` : ""}`, () =>
      compareWithCpu(() => tf.einsum(equation, normal(a, 1), ...(b ? [normal(b, 2)] : []))));

  test("what does not fit is named", async () => {
    await tf.setBackend("onnxruntime");
    expect(() => tf.einsum("ij,jk->ik", normal([2, 3], 1), normal([4, 2], 2))).toThrow(/dimension 3 at axis 0/);
    expect(() => tf.einsum("ij->jk", normal([2, 2], 1))).toThrow(/label k/);
    expect(() => tf.einsum("ii->i", normal([2, 2], 1))).toThrow(/duplicate axes/);
  });
});
