import { describe, expect, test } from "vitest";
import { viewOf } from "./view-threads.ts";

const preprocessing = { channelOrder: "RGB", divideBy: 255, mean: [], deviation: [] } as const;
const look = (resizeShortSide: number, side: number, crops: "center" | "ten") =>
  viewOf({ ...preprocessing, resizeShortSide }, [side, side, 3], crops);

test("the centre is what the model's own preprocessing makes", () => {
  expect(look(256, 224, "center")).toMatchObject({
    preprocessing: { resizeShortSide: 256 },
    shape: [224, 224, 3],
    crops: undefined,
  });
});

describe("ten crops of", () => {
  test.each([
    ["the middle at the model's own short side", 256, 224, 256, 256],
    ["the middle at 8/7 of the input, where its short side leaves no room", 224, 224, 256, 256],
    ["all of the image, squashed to 8/7 of the input as the model has it", 0, 112, 0, 128],
  ])("%s", (_, own, side, shortSide, whole) => {
    const view = look(own, side, "ten");
    expect(view).toMatchObject({ preprocessing: { resizeShortSide: shortSide }, shape: [whole, whole, 3] });
    const { windows } = view.crops!;
    const places = windows.slice(0, 5).map(({ top, left }) => [top, left]);
    const slack = whole - side;
    expect(places.sort()).toEqual(
      [
        [0, 0],
        [0, slack],
        [slack, 0],
        [slack, slack],
        [slack / 2, slack / 2],
      ].sort(),
    );
    expect(windows.filter(({ mirrored }) => mirrored)).toHaveLength(5);
  });
});
