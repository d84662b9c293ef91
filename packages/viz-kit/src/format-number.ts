const narrowSpace = "\u202f";
const minus = "\u2212";

function group(value: number, digits: number): string {
  const text = Math.abs(value).toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return value < 0 && /[1-9]/.test(text) ? `${minus}${text}` : text;
}

/** Thousands with commas and a real minus: 14,208; −3.50. */
export function formatNumber(value: number, digits = 0): string {
  return Number.isFinite(value) ? group(value, digits) : "–";
}

/** As many digits as an activation needs: 3,197; 24.6; 9.85; 0.513; 1.2e−5; 3.4e38. */
export function formatActivation(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (!Number.isFinite(value)) return formatNumber(value);
  if (size >= 1e18) return value.toExponential(1).replace("+", "").replaceAll("-", minus);
  if (size >= 1e7) return formatMagnitude(value);
  if (size < 0.0005) return value.toExponential(1).replaceAll("-", minus);
  return formatNumber(value, size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** Three decimals: 0.384. */
export function formatProbability(value: number): string {
  return formatNumber(value, 3);
}

/** A difference with its sign: +0.021, −0.300. */
export function formatDifference(value: number, digits = 3): string {
  const text = formatNumber(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share with a narrow space: 47.3 %. */
export function formatPercent(share: number, digits = 1): string {
  const text = formatNumber(share * 100, digits);
  return Number.isFinite(share) ? `${text}${narrowSpace}%` : text;
}

/** A count in thousands, millions, …: 28 k, 347.7 M, 1.7 G; a dash for none. */
export function formatMagnitude(value: number): string {
  if (value === 0) return "–";
  const units = ["", "k", "M", "G", "T", "P"];
  let step = 0;
  let scaled = value;
  while (Math.abs(scaled) >= 999.95 && step < units.length - 1) {
    scaled /= 1000;
    step++;
  }
  return step === 0 ? formatNumber(value) : `${formatNumber(scaled, 1)} ${units[step]}`;
}
