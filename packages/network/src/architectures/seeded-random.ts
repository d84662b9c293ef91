/** What the state grows by at each draw. */
const STRIDE = 0x9e3779b9;

/** Uniform numbers in [0, 1), the same for the same seed on every machine (a Weyl sequence, its bits mixed). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + STRIDE) | 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
    return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** The seed that goes on where another's numbers are after so many draws. */
export function seedAfter(seed: number, draws: number): number {
  return (seed + Math.imul(STRIDE, draws)) | 0;
}
