import { coatPatterns } from "./coat-patterns.ts";
import type { Outline } from "./outline.ts";
import type { Stage } from "./stage.ts";

/** Draws a form covered by the animal's coat, its pattern included. @param name of the form; places the markings */
export function paintCoat({ sketch, coat, random }: Stage, outline: Outline, name: string): void {
  const markings = random.fork(`coat/${name}`);
  sketch.form(outline, coat.base, () => coatPatterns[coat.pattern](sketch, outline, coat, markings));
}

/** Draws a plain form in one of the coat's colours, without markings. */
export function paintPlain({ sketch, coat }: Stage, outline: Outline, colour = coat.base): void {
  sketch.form(outline, colour);
}
