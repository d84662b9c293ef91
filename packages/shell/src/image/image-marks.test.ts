import { expect, it } from "vitest";
import type { ImageReference } from "../url/image-reference.ts";
import { markImage } from "./image-marks.ts";

const image = (index: number): ImageReference => ({ kind: "dataset", dataset: "birds", split: "val", index });
const onChoose = () => undefined;

it("marks the one that is looked at", () => {
  const marks = { current: image(2), onChoose };
  expect(markImage(marks, image(2))).toMatchObject({ current: true, disabled: false });
  expect(markImage(marks, image(1))).toMatchObject({ current: false, disabled: false });
  expect(markImage(marks, image(1))).not.toHaveProperty("pressed");
});

it("marks those that are chosen; where no more can be, these alone can be pressed", () => {
  const marks = { current: undefined, chosen: [image(2), image(5)], isFull: true, onChoose };
  expect(markImage(marks, image(5))).toMatchObject({ pressed: true, disabled: false });
  expect(markImage(marks, image(1))).toMatchObject({ pressed: false, disabled: true });
  expect(markImage({ ...marks, isFull: false }, image(1))).toMatchObject({ pressed: false, disabled: false });
});
