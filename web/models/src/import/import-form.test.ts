import { describe, expect, it } from "vitest";
import { emptyForm, headerOf } from "./import-form.ts";

describe("the header of an import", () => {
  it("leaves to the file what was not said", () => {
    const header = headerOf({ ...emptyForm, name: "net" });
    expect(header).toEqual({ name: "net", description: "", dataset: "", labels: [], inputShape: [] });
  });
  it("says all that was, also that there is no sigmoid a class", () => {
    const form = { ...emptyForm, name: "net", labels: "cat\ndog\n", shape: "96 × 96 × 1", dataset: "pets" };
    expect(headerOf({ ...form, independentClasses: false })).toEqual({
      name: "net",
      description: "",
      dataset: "pets",
      labels: ["cat", "dog"],
      inputShape: [96, 96, 1],
      independentClasses: false,
    });
  });
  it("is none while the shape is none", () => expect(headerOf({ ...emptyForm, shape: "96" })).toBeUndefined());
});
