import { lighten } from "./colour.ts";
import { blob, curve, ellipse, type Outline } from "./outline.ts";
import type { Stage } from "./stage.ts";

/** Draws a form covered by the animal's coat, its pattern included. @param random what places the markings */
export function paintCoat(stage: Stage, outline: Outline, name: string): void {
  stage.sketch.form(outline, stage.coat.base, () => paintPattern(stage, outline, name));
}

/** Draws a plain form in one of the coat's colours, without markings. */
export function paintPlain(stage: Stage, outline: Outline, colour = stage.coat.base): void {
  stage.sketch.form(outline, colour);
}

function paintPattern(stage: Stage, outline: Outline, name: string): void {
  const { sketch, coat } = stage;
  const random = stage.random.fork(`coat/${name}`);
  const xs = outline.points.map(([x]) => x);
  const ys = outline.points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [right - left, bottom - top];
  switch (coat.pattern) {
    case "plain":
      return;
    case "shaded":
      sketch.fillLinear(outline, [
        [0, coat.dark, 0.75],
        [0.55, coat.base, 0],
        [1, coat.light, 0.7],
      ]);
      return;
    case "stripes": {
      const across = width > height * 1.3;
      const count = Math.max(4, Math.round((across ? width : height) / 17));
      for (let index = 0; index < count; index++) {
        const along = (index + random.between(0.3, 0.7)) / count;
        const bend = random.between(4, 9);
        const stripe = across
          ? curve([
              [left + along * width, top - 2],
              [left + along * width + bend, top + height * 0.25],
              [left + along * width, top + height * random.between(0.45, 0.7)],
            ])
          : curve([
              [left - 2, top + along * height],
              [left + width * 0.14, top + along * height + bend * 0.7],
              [left + width * random.between(0.24, 0.34), top + along * height],
            ]);
        sketch.stroke(stripe, coat.dark, random.between(4, 7), 0.85);
        if (!across) {
          const opposite = curve([
            [right + 2, top + along * height],
            [right - width * 0.14, top + along * height + bend * 0.7],
            [right - width * random.between(0.24, 0.34), top + along * height],
          ]);
          sketch.stroke(opposite, coat.dark, random.between(4, 7), 0.85);
        }
      }
      return;
    }
    case "spots": {
      const count = Math.round((width * height) / 420);
      for (let index = 0; index < count; index++) {
        const radius = random.between(3, 7);
        const spot = ellipse(
          random.between(left, right),
          random.between(top, bottom),
          radius,
          radius * random.between(0.7, 1.1),
          random.between(0, 90),
        );
        sketch.fill(spot, coat.dark, 0.8);
      }
      return;
    }
    case "patches": {
      const colour = random.chance(0.6) ? coat.light : coat.dark;
      for (let index = 0; index < 3; index++) {
        const [x, y] = [random.between(left, right), random.between(top, bottom)];
        const size = random.between(0.2, 0.34) * Math.max(width, height);
        const patch = blob(
          Array.from({ length: 7 }, (_, corner) => {
            const angle = (corner / 7) * 2 * Math.PI;
            const reach = size * random.between(0.65, 1.1);
            return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const;
          }),
        );
        sketch.fill(patch, index === 2 ? lighten(coat.dark, 0.05) : colour, 0.95);
      }
    }
  }
}
