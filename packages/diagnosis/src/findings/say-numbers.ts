/** "1 map", "3 maps". */
export function sayCount(count: number, thing: string): string {
  return `${count.toLocaleString("en-US")} ${thing}${count === 1 ? "" : "s"}`;
}

/** "1 of 96 maps", "the only map". */
export function sayPart(part: number, whole: number, thing: string): string {
  return whole === 1 ? `the only ${thing}` : `${part.toLocaleString("en-US")} of ${sayCount(whole, thing)}`;
}

/** "41 %"; "0.4 %" of small shares. */
export function sayShare(share: number): string {
  const percent = share * 100;
  const digits = percent > 0 && percent < 9.95 ? 1 : 0;
  return `${percent.toFixed(digits)} %`;
}

/** "2", or "4 down and 2 across". */
export function sayStrides([down, across]: readonly [number, number]): string {
  return down === across ? `${down}` : `${down} down and ${across} across`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
