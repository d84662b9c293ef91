import { type Affine, compose, type Point, rotate, scale, transform, translate } from "./affine.ts";
import type { Random } from "./random.ts";
import { boundPoints } from "./rect.ts";
import type { Stance } from "./stage.ts";

/** Finds the map from an animal's own coordinates to the picture's 100 × 100: turned, mirrored, sized and placed. */
export function fitAnimal(parts: ReadonlyMap<string, readonly Point[]>, stance: Stance, random: Random): Affine {
  const portrait = stance === "portrait";
  const turn = random.between(-1, 1) * (portrait ? 14 : 6);
  const turned = compose(scale(random.chance(0.5) ? -1 : 1, 1), rotate(turn));
  const shown = portrait ? (parts.get("head") ?? []) : [...parts.values()].flat();
  const box = boundPoints(shown.map((point) => transform(turned, point)));
  const target = portrait ? random.between(52, 82) : random.between(64, 94);
  const size = target / Math.max(box.width, box.height);
  const [width, height] = [box.width * size, box.height * size];
  const left = (100 - width) / 2 + random.between(-1, 1) * Math.max(2, (96 - width) / 2);
  const top = portrait
    ? random.between(4, Math.max(6, 86 - height))
    : 97 - height - random.between(0, 1) * Math.max(2, (94 - height) * 0.6);
  return compose(translate(left - box.x * size, top - box.y * size), scale(size), turned);
}
