import { describe, expect, it } from "vitest";
import { describeUnreadable, readViewState, writeViewState } from "./view-state.ts";

describe("view state", () => {
  it("reads every key of the address", () => {
    expect(
      readViewState(
        "?model=squeezenet1_0&image=menagerie:validation:3&layer=fire6/concat&unit=258@6,12&rule=guided&seed=one&atlas=scan-1&order=purest&find=beagle&firing=only&patch=45&stride=14&fill=blur&class=0&vs=menagerie:validation:4&run=zfnet-tiny&network=conv1,+fold+2&maps=fire6/concat:258,x:0:3&images=menagerie:validation:3,menagerie:validation:9&diagnosis=menagerie:validation:500&finding=dead-maps/fire7&filter=12&spectrum=pool1&against=alexnet&transforms=translate-x,rotate&layers=conv1,fire9/concat&distance=absolute&moved=translate-x:-30.5&on=tiny-imagenet-20:val&count=200&crops=ten&with=a,run/40&classes=similarity&colours=counts&block=4-11,0-7&cell=7:others&view=table&theme=dark",
      ),
    ).toEqual({
      model: "squeezenet1_0",
      image: { kind: "dataset", dataset: "menagerie", split: "validation", index: 3 },
      layer: "fire6/concat",
      unit: { channel: 258, place: { y: 6, x: 12 } },
      rule: "guided",
      seed: "one",
      atlas: "scan-1",
      order: "purest",
      find: "beagle",
      firing: "only",
      patch: 45,
      stride: 14,
      fill: "blur",
      class: 0,
      vs: "menagerie:validation:4",
      run: "zfnet-tiny",
      network: "conv1, fold 2",
      maps: [
        { layer: "fire6/concat", channel: 258 },
        { layer: "x:0", channel: 3 },
      ],
      images: [3, 9].map((index) => ({ kind: "dataset", dataset: "menagerie", split: "validation", index })),
      diagnosis: { dataset: "menagerie", split: "validation", images: 500 },
      finding: "dead-maps/fire7",
      filter: 12,
      spectrum: "pool1",
      against: "alexnet",
      transforms: ["translate-x", "rotate"],
      layers: ["conv1", "fire9/concat"],
      distance: "absolute",
      moved: { transform: "translate-x", amount: -30.5 },
      on: { dataset: "tiny-imagenet-20", split: "val" },
      count: 200,
      crops: "ten",
      with: ["a", "run/40"],
      classes: "similarity",
      colours: "counts",
      block: { rows: [4, 12], columns: [0, 8] },
      cell: { own: 7, taken: "others" },
      view: "table",
      theme: "dark",
    });
  });

  it("reads an upload by its SHA-256", () => {
    const sha256 = "0f".repeat(32);
    expect(readViewState(`?image=upload:${sha256}`).image).toEqual({ kind: "upload", sha256 });
  });

  it.each([
    ["rule=backwards"],
    ["image=menagerie"],
    ["image=upload:12"],
    ["image=menagerie:validation:-1"],
    ["unit=x"],
    ["unit=3@1"],
    ["unit=-2"],
    ["model="],
    ["theme=sepia"],
    ["order=random"],
    ["firing=all"],
    ["find="],
    ["patch=0"],
    ["stride=1.5"],
    ["class=-1"],
    ["transforms=rotate,shear"],
    ["layers="],
    ["moved=rotate"],
    ["moved=shear:3"],
    ["on=menagerie"],
    ["count=0"],
    ["colours=shares"],
    ["block=4-11"],
    ["block=4-3,0-7"],
    ["cell=7"],
    ["cell=7:none"],
    ["fill=red"],
    ["images=menagerie:validation:3,x"],
    ["diagnosis=menagerie:validation:0"],
    ["diagnosis=menagerie"],
    ["filter=-1"],
    ["run="],
    ["maps=relu1,relu2:3"],
  ])("leaves out what it cannot read: %s", (search) => {
    expect(readViewState(`?${search}`)).toEqual({});
  });

  it("writes names so that people can read them", () => {
    expect(
      writeViewState("", {
        image: { kind: "dataset", dataset: "menagerie", split: "validation", index: 3 },
        layer: "fire6/concat",
        unit: { channel: 258, place: { y: 6, x: 12 } },
      }),
    ).toBe("?image=menagerie:validation:3&layer=fire6/concat&unit=258@6,12");
  });

  it("passes on the keys of other zones and those that the change leaves out", () => {
    expect(writeViewState("?patch=45&model=a&stride=4", { model: "b" })).toBe("?patch=45&model=b&stride=4");
  });

  it("removes what the change sets to undefined", () => {
    expect(writeViewState("?model=a&rule=guided", { rule: undefined })).toBe("?model=a");
    expect(writeViewState("?rule=guided", { rule: undefined })).toBe("");
  });

  it.each(["a b", "ä/ö", "x&y=z", "100%", "a+b", "#1"])("gives a name back as it was: %s", (layer) => {
    expect(readViewState(writeViewState("", { layer })).layer).toBe(layer);
  });
});

describe("describe unreadable", () => {
  it("says what cannot be read, and what is expected", () => {
    expect(describeUnreadable("?unit=-1&rule=foo")).toBe(
      'Left out of the address: unit "-1" given, expected 258 or 258@6,12; rule "foo" given, expected deconvnet or gradient or guided.',
    );
  });
  it("shortens what is long", () => {
    expect(describeUnreadable(`?image=${"x".repeat(10_000)}`)!.length).toBeLessThan(160);
  });
  it.each(["", "?unit=&layer=", "?unit=258@6,12&rule=guided&view=table", "?patch=45&foo=<b>"])(
    "is content with %j",
    (search) => expect(describeUnreadable(search)).toBeUndefined(),
  );
});
