import { expect, test } from "vitest";
import { scale, translate } from "./affine.ts";
import { oklch } from "./colour.ts";
import { ellipse, rectangle } from "./outline.ts";
import { boundPoints } from "./rect.ts";
import { Sketch } from "./sketch.ts";

const daylight = { side: 0, contrast: 1, grade: (colour: ReturnType<typeof oklch>) => colour };
const black = oklch(0, 0, 0);
const bounds = (sketch: Sketch, name: string) => boundPoints(sketch.parts.get(name) ?? []);

test("a part's bounds follow the maps it is drawn through", () => {
  const sketch = new Sketch(daylight, 0, "s");
  sketch.part("nose", () =>
    sketch.place(translate(10, 20), () => sketch.place(scale(2), () => sketch.fill(rectangle(1, 1, 3, 4), black))),
  );
  expect(bounds(sketch, "nose")).toEqual({ x: 12, y: 22, width: 6, height: 8 });
});

test("a part within a part counts for both, what comes after for neither", () => {
  const sketch = new Sketch(daylight, 0, "s");
  sketch.part("head", () => {
    sketch.fill(rectangle(0, 0, 10, 10), black);
    sketch.part("ear", () => sketch.fill(rectangle(8, -5, 4, 5), black));
  });
  sketch.fill(rectangle(50, 50, 9, 9), black);
  expect(bounds(sketch, "head")).toEqual({ x: 0, y: -5, width: 12, height: 15 });
  expect(bounds(sketch, "ear")).toEqual({ x: 8, y: -5, width: 4, height: 5 });
});

test("what is clipped away does not widen a part", () => {
  const sketch = new Sketch(daylight, 0, "s");
  sketch.part("ear", () => sketch.form(rectangle(0, 0, 10, 10), black, () => sketch.fill(ellipse(5, 0, 30), black)));
  expect(bounds(sketch, "ear")).toEqual({ x: 0, y: 0, width: 10, height: 10 });
});

test("equal gradients are defined once, and an embedded sketch brings its own", () => {
  const [picture, animal] = [new Sketch(daylight, 0, "s"), new Sketch(daylight, 0, "a")];
  for (const x of [0, 20]) animal.fillLinear(rectangle(x, 0, 10, 10), [[0, black, 1]]);
  picture.fillLinear(rectangle(0, 0, 9, 9), [[0, black, 0.5]]);
  picture.embed(animal, translate(1, 2));
  const svg = picture.toSvg(64);
  expect(svg.match(/<linearGradient/g)).toHaveLength(2);
  const defined = [...svg.matchAll(/ id="(\w+)"/g)].map(([, id]) => id);
  const used = [...svg.matchAll(/url\(#(\w+)\)/g)].map(([, id]) => id);
  expect(new Set(used)).toEqual(new Set(defined));
});
