/** x′ = a·x + c·y + e, y′ = b·x + d·y + f; the order of SVG's matrix(). */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Point = readonly [x: number, y: number];

export const identity: Affine = [1, 0, 0, 1, 0, 0];

export function translate(x: number, y: number): Affine {
  return [1, 0, 0, 1, x, y];
}

export function scale(x: number, y = x): Affine {
  return [x, 0, 0, y, 0, 0];
}

/** Turns clockwise on the screen, about a point. */
export function rotate(degrees: number, [x, y]: Point = [0, 0]): Affine {
  const cosine = Math.cos((degrees * Math.PI) / 180);
  const sine = Math.sin((degrees * Math.PI) / 180);
  return [cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y];
}

/** The map that applies the last one first, as nested SVG groups do. */
export function compose(...maps: readonly Affine[]): Affine {
  return maps.reduce<Affine>(
    ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [
      a * g + c * h,
      b * g + d * h,
      a * i + c * j,
      b * i + d * j,
      a * k + c * l + e,
      b * k + d * l + f,
    ],
    identity,
  );
}

export function transform(map: Affine, point: Point): Point {
  return [map[0] * point[0] + map[2] * point[1] + map[4], map[1] * point[0] + map[3] * point[1] + map[5]];
}
