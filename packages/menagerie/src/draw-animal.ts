import { transform } from "./affine.ts";
import type { AnimalKind } from "./animal-kind.ts";
import { animalKinds } from "./animals/index.ts";
import { drawCoat } from "./coat.ts";
import { oklch } from "./colour.ts";
import { fitAnimal } from "./fit-animal.ts";
import { paintForeground } from "./foreground.ts";
import { drawLighting } from "./lighting.ts";
import { drawMood } from "./mood.ts";
import { rectangle } from "./outline.ts";
import { mirrorPartName } from "./part-names.ts";
import { createRandom, type Random } from "./random.ts";
import { boundPoints, clipRect, type Rect } from "./rect.ts";
import { sceneNames, scenes } from "./scenes/index.ts";
import { Sketch } from "./sketch.ts";
import { menagerieSplits, type SplitName } from "./splits.ts";

export interface DrawnAnimal {
  /** The picture, size × size. */
  readonly svg: string;
  /** Place of its kind among the labels. */
  readonly label: number;
  /** Where its parts are, in pixels; those outside the picture are missing. */
  readonly parts: Readonly<Record<string, Rect>>;
}

const defaultSize = 300;
const mustShow = ["left eye", "right eye", "nose", "beak", "trunk", "mouth"];

/**
 * Draws one image of the dataset: always the same for the same split and index.
 * @param options.size side in pixels; the same picture, finer
 * @throws RangeError if there is no such split, index or size
 */
export function drawAnimal(options: { split: SplitName; index: number; size?: number }): DrawnAnimal {
  const { split, index, size = defaultSize } = options;
  const images = menagerieSplits.find(({ name }) => name === split)?.images;
  if (images === undefined) throw new RangeError(`split: expected "train" or "validation", got "${split}"`);
  if (!Number.isInteger(index) || index < 0 || index >= images)
    throw new RangeError(`index: expected an integer from 0 to ${images - 1}, got ${index}`);
  if (!(size > 0 && size <= 4096)) throw new RangeError(`size: expected 1 to 4096 pixels, got ${size}`);
  const label = index % animalKinds.length;
  const kind = animalKinds[label] as AnimalKind;
  return { label, ...drawPicture(kind, createRandom(`${split}/${index}`), size) };
}

function drawPicture(kind: AnimalKind, random: Random, size: number): Omit<DrawnAnimal, "label"> {
  const lighting = drawLighting(random.fork("lighting"));
  const ink = random.fork("ink").pick([0, 0, 0.8, 1.4]);
  const stance = random.fork("stance").pick(kind.stances);
  const pose = random.fork("pose");
  const stage = {
    random: random.fork("animal"),
    coat: drawCoat(random.fork("coat"), kind.coats, kind.patterns),
    stance,
    turn: { yaw: pose.between(-0.55, stance === "standing" ? 0.1 : 0.55), pitch: pose.between(-0.14, 0.2) },
    tilt: pose.between(-14, 14),
    mood: drawMood(random.fork("mood")),
  };
  const animal = new Sketch(lighting, ink, "a");
  kind.draw({ ...stage, sketch: animal });
  const map = fitAnimal(animal.parts, stance, random.fork("fit"));

  const setting = random.fork("setting");
  const scene = scenes[setting.chance(0.4) ? setting.pick(kind.scenes) : setting.pick(sceneNames)];
  const picture = new Sketch(lighting, ink * 0.25, "s");
  scene(picture, random.fork("scene"));
  picture.embed(animal, map);
  const mirrored = map[0] * map[3] - map[1] * map[2] < 0;
  const places = new Map<string, Rect>();
  for (const [name, points] of animal.parts) {
    const rect = clipRect(boundPoints(points.map((point) => transform(map, point))), 100);
    if (rect) places.set(mirrored ? mirrorPartName(name) : name, rect);
  }
  const inFront = random.fork("foreground");
  if (inFront.chance(0.45))
    paintForeground(
      picture,
      inFront,
      mustShow.flatMap((name) => places.get(name) ?? []),
    );
  paintLight(picture, random.fork("light"));
  return { svg: picture.toSvg(size), parts: scaleParts(places, size / 100) };
}

/** Light that falls over everything, and a darker rim. */
function paintLight(sketch: Sketch, random: Random): void {
  const frame = rectangle(0, 0, 100, 100);
  const strength = random.between(0, 0.16);
  sketch.fillLinear(
    frame,
    [
      [0, oklch(0.97, 0.06, 90), strength],
      [0.5, oklch(0.97, 0.06, 90), 0],
      [1, oklch(0.2, 0.06, 280), strength * 1.4],
    ],
    sketch.lighting.side * -60,
  );
  sketch.fillRadial(
    frame,
    [
      [0.7, oklch(0.15, 0.03, 280), 0],
      [1, oklch(0.15, 0.03, 280), random.between(0, 0.3)],
    ],
    [0.5, 0.5],
    0.72,
  );
}

function scaleParts(places: ReadonlyMap<string, Rect>, factor: number): Record<string, Rect> {
  const parts: Record<string, Rect> = {};
  for (const [name, { x, y, width, height }] of places)
    parts[name] = { x: x * factor, y: y * factor, width: width * factor, height: height * factor };
  return parts;
}
