/** What a scan of the default model found. */
export interface BuiltInAtlas {
  /** Of the model's file. */
  readonly modelSha256: string;
  readonly split: string;
  /** Strongest activations that are kept of each map. */
  readonly k: number;
  readonly images: number;
  /** What computed it, and its version. */
  readonly backend: string;
  /** A summary is as LayerSummary encodes it. */
  readonly parts: readonly { readonly layer: string; readonly summary: Uint8Array }[];
}

/** The atlas of the default model over the held-out split, as `writeAtlas` gives it, compressed by brotli. */
export const builtInAtlas: URL = new URL("../model/atlas.br", import.meta.url);

/** The length of a header, the header as JSON, and the summaries one after another. */
export function writeAtlas({ parts, ...rest }: BuiltInAtlas): Uint8Array {
  const layers = parts.map(({ layer, summary }) => ({ layer, bytes: summary.length }));
  const header = new TextEncoder().encode(JSON.stringify({ ...rest, layers }));
  const length = new Uint8Array(headerStart);
  new DataView(length.buffer).setUint32(0, header.length);
  return join([length, header, ...parts.map(({ summary }) => summary)]);
}

/** @throws SyntaxError or RangeError for bytes that `writeAtlas` did not make */
export function readAtlas(bytes: Uint8Array): BuiltInAtlas {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  let at = headerStart + length;
  const { layers, ...rest }: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(headerStart, at)));
  const parts = layers.map(({ layer, bytes: size }) => {
    at += size;
    return { layer, summary: bytes.slice(at - size, at) };
  });
  return { ...rest, parts };
}

type Header = Omit<BuiltInAtlas, "parts"> & {
  readonly layers: readonly { readonly layer: string; readonly bytes: number }[];
};

const headerStart = 4;

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
