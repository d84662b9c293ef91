/** Arguments at which this backend's result is not the cpu backend's, and why that is as it should be. */
export interface Deviation {
  readonly operations: readonly string[];
  readonly reason: string;
  /** @param args numbers that the operation was given */
  isAt(...args: readonly number[]): boolean;
}

const isHuge = (x: number): boolean => Math.abs(x) > 2 ** 24;

export const deviations: readonly Deviation[] = [
  {
    operations: ["abs", "square", "mul", "squaredDifference"],
    reason: "int32 results that overflow wrap around; the cpu backend computes them as doubles, rounded",
    isAt: (...args) => args.every(Number.isInteger) && args.some((x) => Math.abs(x) > 46340),
  },
  {
    operations: ["floorDiv"],
    reason: "int32 beside float32 becomes float32, which has no whole numbers beyond 2 ** 24",
    isAt: (...args) => args.some(isHuge),
  },
  {
    operations: ["mod"],
    reason: "the remainder of a quotient that float32 cannot hold, or of an infinite divisor, comes from C's fmod",
    isAt: (x, divisor) => !Number.isFinite(divisor!) || isHuge(x! / divisor!) || isHuge(divisor! / x!),
  },
  {
    operations: ["pow"],
    reason: "1 to any power is 1, and -1 to an infinite one, as in C; odd exponents beyond 2 ** 24 do not exist",
    isAt: (base, exponent) => Math.abs(base!) === 1 && (!Number.isFinite(exponent!) || isHuge(exponent!)),
  },
  {
    operations: ["atan2"],
    reason: "two infinities have no quotient; zero has no sign",
    isAt: (y, x) => (Math.abs(y!) === Infinity && Math.abs(x!) === Infinity) || y === 0,
  },
];
