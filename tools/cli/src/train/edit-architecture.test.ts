import { expect, test } from "vitest";
import { editArchitecture } from "./edit-architecture.ts";

const json = JSON.stringify({
  name: "tiny",
  inputShape: [8, 8, 3],
  layers: [{ name: "conv1", operator: "Conv", filters: 4 }, { name: "relu1", operator: "Relu" }, { name: "flatten" }],
});

test("layers go, and fields change; the rest stays as it is", () => {
  const edited = editArchitecture(json, { without: ["relu1"], change: { conv1: { filters: 8 } } }, "v.json[0]");
  expect(JSON.parse(edited)).toEqual({
    name: "tiny",
    inputShape: [8, 8, 3],
    layers: [{ name: "conv1", operator: "Conv", filters: 8 }, { name: "flatten" }],
  });
});

test.each([
  [{ without: ["conv7"], change: {} }, "conv7"],
  [{ without: [], change: { fc9: { units: 2 } } }, "fc9"],
])("%o names a layer that is not there", (edit, name) => {
  const expected = `v.json[0]: there is no layer "${name}"; there are conv1, relu1, flatten`;
  expect(() => editArchitecture(json, edit, "v.json[0]")).toThrow(expected);
});
