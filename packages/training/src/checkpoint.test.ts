import { expect, test } from "vitest";
import { decodeCheckpoint, encodeCheckpoint } from "./checkpoint.ts";
import type { TrainingState } from "./training-state.ts";

const state: TrainingState = {
  step: 7,
  next: { epoch: 1, batch: 3, random: -12345 },
  seed: 0.1 + 0.2,
  batchSize: 8,
  images: 34,
  plateau: { drops: 1, stale: 0, best: 1 / 3 },
  weights: [
    {
      layer: "fc é",
      kind: "weights",
      shape: [1, 3],
      values: Float32Array.of(Math.PI, -0, 1e-45),
      velocity: Float32Array.of(3.4e38, 1, 2),
    },
    { layer: "fc é", kind: "bias", shape: [1], values: Float32Array.of(5), velocity: Float32Array.of(6) },
  ],
};

test("comes back as it was, to the bit", () => expect(decodeCheckpoint(encodeCheckpoint(state))).toStrictEqual(state));

test("comes back from the middle of other bytes", () => {
  const bytes = encodeCheckpoint(state);
  const surrounded = Buffer.concat([Buffer.from("abc"), bytes, Buffer.from("de")]);
  expect(decodeCheckpoint(surrounded.subarray(3, 3 + bytes.length))).toStrictEqual(state);
});

test("keeps nothing of the bytes it was read from", () => {
  const bytes = encodeCheckpoint(state);
  const decoded = decodeCheckpoint(bytes);
  bytes.fill(0);
  expect(decoded).toStrictEqual(state);
});

test("any changed bit and any missing end is refused in words", () => {
  const bytes = encodeCheckpoint(state);
  for (let place = 0; place < bytes.length; place++) {
    const changed = Uint8Array.from(bytes);
    changed[place] = (changed[place] as number) ^ (1 << (place % 8));
    expect(() => decodeCheckpoint(changed), `byte ${place}`).toThrow(/^checkpoint: expected .*, got /);
    expect(() => decodeCheckpoint(bytes.subarray(0, place)), `cut at ${place}`).toThrow(
      /^checkpoint: expected .*, got /,
    );
  }
});

test("refuses a weight that is not as long as its shape", () => {
  const [weight] = state.weights;
  const bytes = encodeCheckpoint({ ...state, weights: [{ ...weight!, shape: [1, 4] }] });
  expect(() => decodeCheckpoint(bytes)).toThrow("checkpoint: expected 8 numbers for its weights, got 6");
});

test("says what is wrong", () => {
  expect(() => decodeCheckpoint(new Uint8Array(3))).toThrow("expected a file of at least 16 bytes, got 3");
  expect(() => decodeCheckpoint(new TextEncoder().encode("PK and sixteen bytes more"))).toThrow(
    'expected a file that begins with "DVCK", got another',
  );
  const bytes = encodeCheckpoint(state);
  expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe("DVCK");
  bytes[4] = 2;
  expect(() => decodeCheckpoint(bytes)).toThrow("expected version 1, got 2");
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(encodeCheckpoint(state));
  expect(() => decodeCheckpoint(longer)).toThrow(
    "expected the bytes that were written, got others: cut off or damaged",
  );
});
