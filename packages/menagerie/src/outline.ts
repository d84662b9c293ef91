import type { Point } from "./affine.ts";

/** A shape: SVG path data, and points along its edge from which bounds are taken. */
export interface Outline {
  readonly data: string;
  readonly points: readonly Point[];
}

const ellipsePoints = 24;
const pointsPerCurve = 6;

/** @param turn degrees clockwise, about the centre */
export function ellipse(x: number, y: number, radiusX: number, radiusY = radiusX, turn = 0): Outline {
  const cosine = Math.cos((turn * Math.PI) / 180);
  const sine = Math.sin((turn * Math.PI) / 180);
  const at = (angle: number): Point => {
    const along = radiusX * Math.cos(angle);
    const across = radiusY * Math.sin(angle);
    return [x + cosine * along - sine * across, y + sine * along + cosine * across];
  };
  const arc = `A${format(radiusX)} ${format(radiusY)} ${format(turn)} 1 1`;
  return {
    data: `M${pair(at(0))}${arc} ${pair(at(Math.PI))}${arc} ${pair(at(0))}Z`,
    points: Array.from({ length: ellipsePoints }, (_, index) => at((2 * Math.PI * index) / ellipsePoints)),
  };
}

/** A closed smooth curve through points (Catmull–Rom). @param tension 0 straight … 1 round */
export function blob(through: readonly Point[], tension = 1): Outline {
  return smooth(through, tension, true);
}

/** An open smooth curve through points. */
export function curve(through: readonly Point[], tension = 1): Outline {
  return smooth(through, tension, false);
}

/** Straight sides. */
export function polygon(corners: readonly Point[]): Outline {
  return { data: `M${corners.map(pair).join("L")}Z`, points: corners };
}

export function rectangle(x: number, y: number, width: number, height: number): Outline {
  return polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
}

/** A limb: a curve through points, as thick as given at each of them, with round ends. */
export function limb(joints: readonly Point[], thickness: readonly number[]): Outline {
  const left: Point[] = [];
  const right: Point[] = [];
  joints.forEach((joint, index) => {
    const before = joints[Math.max(0, index - 1)] ?? joint;
    const after = joints[Math.min(joints.length - 1, index + 1)] ?? joint;
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const half = (thickness[index] ?? thickness.at(-1) ?? 1) / 2;
    const across: Point = [(-(after[1] - before[1]) / length) * half, ((after[0] - before[0]) / length) * half];
    left.push([joint[0] + across[0], joint[1] + across[1]]);
    right.unshift([joint[0] - across[0], joint[1] - across[1]]);
    if (index === joints.length - 1)
      left.push([
        joint[0] + ((after[0] - before[0]) / length) * half,
        joint[1] + ((after[1] - before[1]) / length) * half,
      ]);
  });
  return blob([...left, ...right]);
}

function smooth(through: readonly Point[], tension: number, closed: boolean): Outline {
  const count = through.length;
  const at = (index: number): Point => {
    const wrapped = closed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    const point = through[wrapped];
    if (!point) throw new RangeError("expected at least one point, got none");
    return point;
  };
  let data = `M${pair(at(0))}`;
  const points: Point[] = [at(0)];
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const first: Point = [from[0] + ((to[0] - before[0]) / 6) * tension, from[1] + ((to[1] - before[1]) / 6) * tension];
    const second: Point = [to[0] - ((after[0] - from[0]) / 6) * tension, to[1] - ((after[1] - from[1]) / 6) * tension];
    data += `C${pair(first)} ${pair(second)} ${pair(to)}`;
    for (let step = 1; step <= pointsPerCurve; step++)
      points.push(pointOnCurve(from, first, second, to, step / pointsPerCurve));
  }
  return { data: closed ? `${data}Z` : data, points };
}

function pointOnCurve(from: Point, first: Point, second: Point, to: Point, t: number): Point {
  const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
  return [
    p * from[0] + q * first[0] + r * second[0] + s * to[0],
    p * from[1] + q * first[1] + r * second[1] + s * to[1],
  ];
}

function pair(point: Point): string {
  return `${format(point[0])} ${format(point[1])}`;
}

function format(value: number): string {
  return String(Math.round(value * 100) / 100);
}
