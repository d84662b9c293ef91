import { type Colour, lighten, oklch } from "./colour.ts";
import { curve, ellipse, rectangle } from "./outline.ts";
import type { Stage } from "./stage.ts";
import { onHead, type Place } from "./turn.ts";

export interface EyeStyle {
  /** Radius on a head of radius 50. */
  readonly size: number;
  readonly iris: Colour;
  /** Share of the eye that the iris fills; 1 leaves no white. */
  readonly irisShare: number;
  readonly pupil: "round" | "slit" | "bar";
  /** Share of the iris that the pupil fills. */
  readonly pupilShare: number;
  /** Height by width. */
  readonly openness?: number;
  /** Degrees that the outer corners rise. */
  readonly slant?: number;
  readonly lid: Colour;
}

const black = oklch(0.17, 0.02, 300);
const white = oklch(0.98, 0.008, 90);

/** Draws both eyes, `spread` to either side of the middle of the face; they are the parts "left eye" and "right eye". */
export function drawEyes(stage: Stage, spread: number, height: number, style: EyeStyle, out = 1): void {
  for (const side of [-1, 1] as const) {
    stage.sketch.part(side < 0 ? "left eye" : "right eye", () =>
      drawEye(stage, onHead(stage.turn, side * spread, height, out), side, style),
    );
  }
}

/** Draws one eye. @param side −1 for the left one, 1 for the right one */
export function drawEye({ sketch, mood }: Stage, place: Place, side: -1 | 1, style: EyeStyle): void {
  const [x, y] = place.at;
  const radiusX = style.size * place.width;
  const radiusY = style.size * place.height * (style.openness ?? 1);
  const slant = -side * (style.slant ?? 0);
  const ball = ellipse(x, y, radiusX, radiusY, slant);
  sketch.fill(ellipse(x, y, radiusX * 1.16, radiusY * 1.16, slant), lighten(black, 0.04));
  sketch.fill(ball, white);
  sketch.within(ball, () => {
    const irisX = radiusX * style.irisShare;
    const irisY = Math.min(radiusX, radiusY) * style.irisShare;
    const free = 1 - style.irisShare + 0.25;
    const [gazeX, gazeY] = [x + mood.gaze[0] * radiusX * free, y + mood.gaze[1] * radiusY * free];
    const iris = ellipse(gazeX, gazeY, irisX, Math.max(irisY, style.irisShare === 1 ? radiusY : irisY));
    sketch.fillRadial(
      iris,
      [
        [0, lighten(style.iris, 0.1), 1],
        [0.7, style.iris, 1],
        [1, lighten(style.iris, -0.22), 1],
      ],
      [0.5, 0.65],
      0.6,
    );
    const [pupilX, pupilY] = {
      round: [irisX * style.pupilShare, irisY * style.pupilShare],
      slit: [irisX * style.pupilShare * 0.55, irisY * 0.92],
      bar: [irisX * 0.72, irisY * style.pupilShare * 0.6],
    }[style.pupil] as [number, number];
    sketch.fill(ellipse(gazeX, gazeY, pupilX, pupilY), black);
    sketch.fill(ellipse(gazeX - radiusX * 0.28, gazeY - radiusY * 0.34, radiusX * 0.24, radiusY * 0.24), white, 0.95);
    sketch.fill(ellipse(gazeX + radiusX * 0.3, gazeY + radiusY * 0.34, radiusX * 0.12, radiusY * 0.12), white, 0.6);
    if (mood.lid > 0) {
      const edge = y - radiusY + 2 * radiusY * mood.lid;
      sketch.fill(
        rectangle(x - radiusX * 1.3, y - radiusY * 1.3, radiusX * 2.6, edge - (y - radiusY * 1.3)),
        style.lid,
      );
      sketch.stroke(
        curve([
          [x - radiusX * 1.1, edge - 1],
          [x, edge + 1],
          [x + radiusX * 1.1, edge - 1],
        ]),
        black,
        1.8,
      );
    }
  });
}
