/**
 * Which cells of one axis a seeded unit needs: unit u those from stride · u + start on, `length` of them,
 * not clipped to the map. Stride 0 stands for the whole axis, alike for every unit.
 */
export interface Span {
  readonly stride: number;
  readonly start: number;
  readonly length: number;
}

/** The cells of a feature map that a seeded unit needs. */
export interface Window {
  readonly rows: Span;
  readonly columns: Span;
}

/** All cells of an axis. */
export function wholeSpan(extent: number): Span {
  return { stride: 0, start: 0, length: extent };
}

/** All cells of a map [height, width, …]. */
export function wholeWindow(shape: readonly number[]): Window {
  return { rows: wholeSpan(shape[0]!), columns: wholeSpan(shape[1]!) };
}

export function isWhole(span: Span): boolean {
  return span.stride === 0;
}

export function isSameWindow(a: Window, b: Window): boolean {
  return isSameSpan(a.rows, b.rows) && isSameSpan(a.columns, b.columns);
}

/** The same window, as whole along each axis where it is no smaller than the map. */
export function limitWindow(window: Window, shape: readonly number[]): Window {
  return { rows: limitSpan(window.rows, shape[0]!), columns: limitSpan(window.columns, shape[1]!) };
}

/** The smallest window that holds both; the whole axis where units move through them at different strides. */
export function uniteWindows(a: Window, b: Window, shape: readonly number[]): Window {
  return {
    rows: uniteSpans(a.rows, b.rows, shape[0]!),
    columns: uniteSpans(a.columns, b.columns, shape[1]!),
  };
}

function limitSpan(span: Span, extent: number): Span {
  return isWhole(span) || span.length >= extent ? wholeSpan(extent) : span;
}

function uniteSpans(a: Span, b: Span, extent: number): Span {
  if (a.stride !== b.stride) return wholeSpan(extent);
  const start = Math.min(a.start, b.start);
  const length = Math.max(a.start + a.length, b.start + b.length) - start;
  return { stride: a.stride, start, length };
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.stride === b.stride && a.start === b.start && a.length === b.length;
}
