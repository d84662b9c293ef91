import { describe, expect, it } from "vitest";
import { wrapNotes } from "./draw-png.ts";
import { provenanceJson } from "./export-formats.ts";
import { type FigureExport, fileName, footnote, writeApiCall } from "./figure-export.ts";

const figure: FigureExport = {
  name: "squeezenet1_0-fire6-258-deconvnet",
  provenance: {
    model: "squeezenet1_0",
    modelSha256: "42a73b53".padEnd(64, "0"),
    backend: "tensorflow 2.21.0",
    productVersion: "0.1.0",
    parametersJson: '{"rule":"RULE_DECONVNET"}',
    backendsNotTaken: ["tensorflow: no GPU was found"],
  },
  facts: ["tennis_ball", "rule deconvnet"],
};

describe("figure export", () => {
  it("footnotes model, hash, facts, backend and version", () => {
    expect(footnote(figure)).toEqual([
      "squeezenet1_0",
      "sha256 42a73b53",
      "tennis_ball",
      "rule deconvnet",
      "tensorflow 2.21.0",
      "v0.1.0",
    ]);
  });

  it("leaves out the hash of no model, and the backend where nothing was computed", () => {
    const provenance = { ...figure.provenance!, modelSha256: "", backend: "" };
    expect(footnote({ ...figure, provenance })).toEqual(["squeezenet1_0", "tennis_ball", "rule deconvnet", "v0.1.0"]);
  });

  it("begins an unfinished figure's footnote with how much of it is there", () => {
    expect(footnote({ ...figure, partial: "partial: 36 of 196" })[0]).toBe("partial: 36 of 196");
  });

  it.each([
    [["squeezenet1_0", "fire6/concat", "258@6,12", "guided"], "squeezenet1_0-fire6-concat-258-6-12-guided"],
    [["zfnet/40", undefined, "", "über"], "zfnet-40-ber"],
  ])("makes a file name of %j", (parts, name) => expect(fileName(...parts)).toBe(name));

  it("writes a call that a shell takes as it is", () => {
    expect(
      writeApiCall(
        { service: "ModelService", method: "GetModel", request: { model: "o'neill" } },
        "http://localhost:8080",
      ),
    ).toBe(
      `buf curl --schema proto --protocol connect --data '{"model":"o'\\''neill"}' http://localhost:8080/deconvscope.v1.ModelService/GetModel`,
    );
  });

  it("writes a call that takes the token from the shell's environment", () => {
    const call = { service: "ModelService", method: "ListModels", request: {} } as const;
    expect(writeApiCall(call, "https://lab.example", true)).toContain(`--header "authorization: Bearer $TOKEN" --data`);
  });

  it("breaks a footnote between its notes only", () => {
    expect(wrapNotes(["aaaa", "bb", "cccccccccccc", "d"], (text) => text.length, 9)).toEqual([
      "aaaa  bb",
      "cccccccccccc",
      "d",
    ]);
  });
});

describe("provenance", () => {
  it("opens the parameters that the server wrote", () => {
    globalThis.location ??= new URL("http://localhost/deconv/?unit=258") as URL & Location;
    expect(JSON.parse(provenanceJson(figure))).toMatchObject({
      model: "squeezenet1_0",
      backend: "tensorflow 2.21.0",
      parameters: { rule: "RULE_DECONVNET" },
      address: "http://localhost/deconv/?unit=258",
    });
  });

  it("says what an array holds, and what stands at its sides", () => {
    globalThis.location ??= new URL("http://localhost/deconv/?unit=258") as URL & Location;
    const array = { shape: [1, 2], holds: "mean cosine distance", axes: [["conv1"], [1, 2]] };
    expect(JSON.parse(provenanceJson(figure, array))).toMatchObject({ model: "squeezenet1_0", array });
    expect(JSON.parse(provenanceJson(figure))).not.toHaveProperty("array");
  });

  it("says what each of several arrays holds", () => {
    globalThis.location ??= new URL("http://localhost/deconv/?unit=258") as URL & Location;
    const arrays = [{ name: "zfnet", shape: [1], holds: "aliasing" }];
    const written: unknown = JSON.parse(provenanceJson(figure, arrays));
    expect(written).toMatchObject({ arrays });
    expect(written).not.toHaveProperty("array");
  });
});
