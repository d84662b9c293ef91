import { describe, expect, it } from "vitest";
import { describeUnreadable, readViewState, writeViewState } from "./view-state.ts";

describe("view state", () => {
  it("reads every key of the address", () => {
    expect(
      readViewState(
        "?model=squeezenet1_0&image=menagerie:validation:3&layer=fire6/concat&unit=258@6,12&rule=guided&seed=one&atlas=scan-1&order=purest&find=beagle&firing=only&patch=45&stride=14&fill=blur&class=0&square=0.25,0.5&vs=menagerie:validation:4&run=zfnet-tiny&network=conv1,+fold+2&maps=fire6/concat:258,x:0:3&images=menagerie:validation:3,menagerie:validation:9&parts=left+eye,a%252Cb&drawn=menagerie:validation:4/beak/0.1-0.2-0.05-0.04,menagerie:validation:4/nose/none&draws=200:7&diagnosis=menagerie:validation:500&finding=dead-maps/fire7&filter=12&filters=rms&spectrum=pool1&against=alexnet&transforms=translate-x,rotate&layers=conv1,fire9/concat&distance=absolute&moved=translate-x:-30.5&on=tiny-imagenet-20:val&count=200&crops=ten&with=a,run/40&classes=similarity&colours=counts&block=4-11,0-7&cell=7:others&sort=images:descending&view=table&theme=dark",
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
      square: { y: 0.5, x: 0.25 },
      vs: "menagerie:validation:4",
      run: "zfnet-tiny",
      network: "conv1, fold 2",
      maps: [
        { layer: "fire6/concat", channel: 258 },
        { layer: "x:0", channel: 3 },
      ],
      images: [3, 9].map((index) => ({ kind: "dataset", dataset: "menagerie", split: "validation", index })),
      parts: ["left eye", "a,b"],
      drawn: [
        {
          image: { kind: "dataset", dataset: "menagerie", split: "validation", index: 4 },
          part: "beak",
          rect: { x: 0.1, y: 0.2, width: 0.05, height: 0.04 },
        },
        {
          image: { kind: "dataset", dataset: "menagerie", split: "validation", index: 4 },
          part: "nose",
          rect: undefined,
        },
      ],
      draws: { count: 200, seed: 7 },
      diagnosis: { dataset: "menagerie", split: "validation", images: 500 },
      finding: "dead-maps/fire7",
      filter: 12,
      filters: "rms",
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
      sort: { column: "images", isDescending: true },
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
    ["sort=images:up"],
    ["filters=frequency"],
    ["fill=red"],
    ["square=0.5"],
    ["square=0.5,1.5"],
    ["square=-0.1,0.5"],
    ["parts="],
    ["drawn=menagerie:validation:4/beak"],
    ["drawn=menagerie/beak/none"],
    ["drawn=menagerie:validation:4/beak/0.1-0.2-0-0.04"],
    ["drawn=menagerie:validation:4/beak/0.9-0.2-0.2-0.04"],
    ["draws=0"],
    ["draws=1001"],
    ["draws=60:4294967296"],
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

  it.each(["a b", "ä/ö", "x,y/z", "100%25", "none"])("gives a drawn part back as it was: %s", (part) => {
    const image = { kind: "dataset", dataset: "a/b", split: "", index: 0 } as const;
    const drawn = [
      { image, part, rect: { x: 0, y: 0.25, width: 1, height: 0.75 } },
      { image, part: "other", rect: undefined },
    ];
    expect(readViewState(writeViewState("", { drawn })).drawn).toEqual(drawn);
  });

  it("writes places and draws in few signs", () => {
    expect(writeViewState("", { square: { y: 1 / 3, x: 0.5 }, draws: { count: 60, seed: 1 } })).toBe(
      "?square=0.5,0.3333&draws=60",
    );
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
