/** How often something is drawn, and with which seed: `60`, or `200:7`. */
export interface DrawsReference {
  count: number;
  /** 1 where none is written. */
  seed: number;
}

/** More take minutes and tell no more; the API's own bound. */
export const mostDraws = 1000;
const mostSeed = 2 ** 32 - 1;

/** Reads an address's `draws`; undefined where it is not one. */
export function parseDrawsReference(text: string): DrawsReference | undefined {
  const found = /^(\d{1,4})(?::(\d{1,10}))?$/.exec(text);
  const [count, seed] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 1)];
  return count >= 1 && count <= mostDraws && seed <= mostSeed ? { count, seed } : undefined;
}

/** The inverse of parseDrawsReference. */
export function formatDrawsReference({ count, seed }: DrawsReference): string {
  return seed === 1 ? String(count) : `${count}:${seed}`;
}
