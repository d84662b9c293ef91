const minus = "−";
const narrowSpace = "\u202f";

function withRealMinus(text: string): string {
  return text.replace("-", minus);
}

/** 1,248,424 */
export function formatCount(value: number | bigint): string {
  return withRealMinus(value.toLocaleString("en"));
}

/** 1,000 classes; 1 class; no classes. */
export function formatClasses(classes: number): string {
  if (classes === 0) return "no classes";
  return classes === 1 ? "1 class" : `${formatCount(classes)} classes`;
}

/** As many digits as an activation needs: 3,197; 24.6; 9.85; 0.513; 1.2e−5. */
export function formatActivation(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "not a number" : withRealMinus(value < 0 ? "-∞" : "∞");
  if (value === 0) return "0";
  if (size >= 1000) return formatCount(Math.round(value));
  if (size < 0.0005) return value.toExponential(1).replaceAll("-", minus);
  return withRealMinus(value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3));
}

/** Three decimals: 0.384. */
export function formatProbability(value: number): string {
  return value.toFixed(3);
}

/** 47.3 % with a narrow space. */
export function formatPercent(share: number, decimals = 1): string {
  return `${withRealMinus((share * 100).toFixed(decimals)) + narrowSpace}%`;
}

/** 1.25 M, 28 k, 512: at most three digits, for cards. */
export function formatShort(value: number | bigint): string {
  const number = Number(value);
  const units: [number, string][] = [
    [1e12, " T"],
    [1e9, " G"],
    [1e6, " M"],
    [1e3, " k"],
  ];
  for (const [size, unit] of units) if (number >= size * 0.9995) return threeDigits(number / size) + unit;
  return formatCount(number);
}

function threeDigits(value: number): string {
  return value >= 99.95 ? value.toFixed(0) : value >= 9.995 ? value.toFixed(1) : value.toFixed(2);
}

/** 1.72 GFLOP */
export function formatFlops(value: number | bigint): string {
  const short = formatShort(value);
  return short.includes(" ") ? `${short}FLOP` : `${short} FLOP`;
}

/** 111 × 111 × 96, or 1,000 for a vector. */
export function formatShape(shape: readonly number[]): string {
  return shape.map((side) => formatCount(side)).join(" × ");
}

/** 96 × 111² or 96 × 111 × 80 for a map, 1,000 for a vector: the count first. */
export function formatMaps(shape: readonly number[]): string {
  if (shape.length !== 3) return formatShape(shape);
  const [height, width, count] = shape as [number, number, number];
  return height === width ? `${count} × ${height}²` : `${count} × ${height} × ${width}`;
}

/** 13.4 MB */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 1e6 ? [1e3, "kB"] : bytes < 1e9 ? [1e6, "MB"] : [1e9, "GB"];
  return `${threeDigits(bytes / (size as number))} ${unit}`;
}

/** "under a second", "3 s", "2 min": a time to come or gone by, in words. */
export function formatSeconds(seconds: number): string {
  if (seconds < 1) return "under a second";
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
