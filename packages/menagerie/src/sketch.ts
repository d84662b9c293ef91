import { type Affine, compose, identity, type Point, transform } from "./affine.ts";
import { type Colour, oklch, toHex } from "./colour.ts";
import type { Lighting } from "./lighting.ts";
import type { Outline } from "./outline.ts";

export type GradientStop = readonly [offset: number, colour: Colour, opacity: number];

/** A drawing in progress: SVG as it is written, and where the named parts lie. */
export class Sketch {
  /** Points on the edges of what was drawn while each part was being drawn. */
  readonly parts = new Map<string, Point[]>();
  readonly lighting: Lighting;
  /** Width of the contour around forms; 0 for none. */
  readonly ink: number;
  readonly #ids = new Map<string, string>();
  readonly #prefix: string;
  #definitions = "";
  readonly #open: string[] = [];
  #body = "";
  #clips = 0;
  #map: Affine = identity;

  /** @param prefix of ids, different for sketches that end in one picture */
  constructor(lighting: Lighting, ink: number, prefix: string) {
    this.lighting = lighting;
    this.ink = ink;
    this.#prefix = prefix;
  }

  fill(outline: Outline, colour: Colour, opacity = 1): void {
    this.#draw(outline, `fill="${this.#hex(colour)}"${opacity < 1 ? ` fill-opacity="${round(opacity)}"` : ""}`);
  }

  stroke(outline: Outline, colour: Colour, width: number, opacity = 1): void {
    const faded = opacity < 1 ? ` stroke-opacity="${round(opacity)}"` : "";
    this.#draw(
      outline,
      `fill="none" stroke="${this.#hex(colour)}" stroke-width="${round(width)}" stroke-linecap="round" stroke-linejoin="round"${faded}`,
    );
  }

  /** A gradient from top to bottom of the shape, or turned. @param turn degrees clockwise */
  fillLinear(outline: Outline, stops: readonly GradientStop[], turn = 0): void {
    const attributes = `x1="0" y1="0" x2="0" y2="1"${turn ? ` gradientTransform="rotate(${round(turn)} .5 .5)"` : ""}`;
    this.#draw(outline, `fill="url(#${this.#gradient("linearGradient", attributes, stops)})"`);
  }

  /** A gradient from a centre, in shares of the shape's box, outwards. */
  fillRadial(outline: Outline, stops: readonly GradientStop[], centre: Point = [0.5, 0.5], radius = 0.5): void {
    const attributes = `cx="${round(centre[0])}" cy="${round(centre[1])}" r="${round(radius)}"`;
    this.#draw(outline, `fill="url(#${this.#gradient("radialGradient", attributes, stops)})"`);
  }

  /** A round thing: colour, what is painted on it, light and shade, contour. */
  form(outline: Outline, colour: Colour, paint?: () => void): void {
    this.fill(outline, colour);
    if (paint) this.within(outline, paint);
    const { side, contrast } = this.lighting;
    this.fillRadial(
      outline,
      [
        [0, oklch(1, 0.03, 90), 0.3 * contrast],
        [0.45, oklch(0.9, 0.04, 80), 0],
        [1, oklch(0.2, 0.08, 320), 0.36 * contrast],
      ],
      [0.5 + 0.22 * side, 0.26],
      0.85,
    );
    if (this.ink > 0)
      this.stroke(outline, oklch(Math.max(0.12, colour.lightness - 0.35), colour.chroma * 0.7, colour.hue), this.ink);
  }

  /** Draws only inside a shape; what is drawn adds nothing to the bounds of parts. */
  within(outline: Outline, draw: () => void): void {
    const id = this.#define("clipPath", "", `<path d="${outline.data}"/>`);
    this.#clips += 1;
    this.#group(`clip-path="url(#${id})"`, draw);
    this.#clips -= 1;
  }

  /** Draws through a map. */
  place(map: Affine, draw: () => void): void {
    const before = this.#map;
    this.#map = compose(before, map);
    this.#group(`transform="matrix(${map.map(round).join(" ")})"`, draw);
    this.#map = before;
  }

  /** Draws a part; its bounds are those of everything drawn meanwhile. */
  part(name: string, draw: () => void): void {
    this.#open.push(name);
    draw();
    this.#open.pop();
  }

  /** Puts another sketch on top, through a map; its parts stay its own. */
  embed(other: Sketch, map: Affine): void {
    this.#definitions += other.#definitions;
    this.#group(`transform="matrix(${map.map(round).join(" ")})"`, () => {
      this.#body += other.#body;
    });
  }

  toSvg(size: number): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100"><defs>${this.#definitions}</defs>${this.#body}</svg>`;
  }

  #draw(outline: Outline, attributes: string): void {
    this.#body += `<path d="${outline.data}" ${attributes}/>`;
    if (this.#clips > 0) return;
    for (const name of this.#open) {
      const points = this.parts.get(name) ?? [];
      for (const point of outline.points) points.push(transform(this.#map, point));
      this.parts.set(name, points);
    }
  }

  #group(attributes: string, draw: () => void): void {
    this.#body += `<g ${attributes}>`;
    draw();
    this.#body += "</g>";
  }

  #hex(colour: Colour): string {
    return toHex(this.lighting.grade(colour));
  }

  #gradient(element: string, attributes: string, stops: readonly GradientStop[]): string {
    const content = stops.map(
      ([offset, colour, opacity]) =>
        `<stop offset="${round(offset)}" stop-color="${this.#hex(colour)}" stop-opacity="${round(opacity)}"/>`,
    );
    return this.#define(element, attributes, content.join(""));
  }

  #define(element: string, attributes: string, content: string): string {
    const key = `${element}${attributes}${content}`;
    const known = this.#ids.get(key);
    if (known) return known;
    const id = `${this.#prefix}${this.#ids.size}`;
    this.#ids.set(key, id);
    this.#definitions += `<${element} id="${id}" ${attributes}>${content}</${element}>`;
    return id;
  }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
