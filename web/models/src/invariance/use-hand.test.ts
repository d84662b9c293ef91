// @vitest-environment happy-dom
import { create } from "@bufbuild/protobuf";
import { Code, ConnectError } from "@connectrpc/connect";
import { GetModelResponseSchema, MeasureInvarianceResponseSchema } from "@deconvscope/proto";
import { models, type TransformReference } from "@deconvscope/shell";
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { InvarianceSettings } from "./invariance-settings.ts";
import { type Hand, useHand } from "./use-hand.ts";

Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", true);
const response = create(GetModelResponseSchema, { summary: { name: "net", inputShape: [8, 8, 3], classes: 2 } });
const settings: InvarianceSettings = {
  model: {
    ...{ summary: response.summary!, response, layers: new Map(), items: [] },
    ...{ stages: undefined, input: undefined },
  },
  images: [],
  transforms: ["rotate"],
  layers: [],
};
let root: Root;
let hand: Hand;
let broken: Code | undefined;
let asked: number[];

function Probe({ moved }: { moved: TransformReference }) {
  hand = useHand(settings, moved);
  return null;
}
const show = (amount: number) =>
  act(async () => root.render(createElement(Probe, { moved: { transform: "rotate", amount } })));

beforeEach(() => {
  vi.useFakeTimers();
  [broken, asked] = [undefined, []];
  vi.spyOn(models, "measureInvariance").mockImplementation(async function* ({ amounts = [] }) {
    asked.push(...amounts);
    if (broken !== undefined) throw new ConnectError("no", broken);
    const points = amounts.map((amount) => ({ amount, distances: [amount] }));
    yield create(MeasureInvarianceResponseSchema, { points, layers: ["conv1"], complete: true });
  });
  root = createRoot(document.createElement("div"));
});
afterEach(() => {
  act(() => root.unmount());
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it("keeps what was read last where an amount is refused, which is not asked for again", async () => {
  await show(10);
  broken = Code.InvalidArgument;
  await show(9999);
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect([hand.problem?.code, hand.reading?.moved.amount, asked]).toEqual(["INVALID_ARGUMENT", 10, [10, 9999]]);
});

it("asks again while the server is away, ever less often, until it is back", async () => {
  broken = Code.Unavailable;
  await show(10);
  expect(hand.problem?.code).toBe("UNAVAILABLE");
  await act(() => vi.advanceTimersByTimeAsync(1000));
  await act(() => vi.advanceTimersByTimeAsync(1500));
  expect(asked).toHaveLength(2);
  broken = undefined;
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect([hand.problem, hand.reading?.moved.amount, asked.length]).toEqual([undefined, 10, 3]);
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(asked).toHaveLength(3);
});

it("asks again at once when it is told to", async () => {
  broken = Code.Unavailable;
  await show(10);
  broken = undefined;
  await act(async () => hand.retry());
  expect([hand.problem, hand.reading?.moved.amount]).toEqual([undefined, 10]);
});

it("shows what it has read before without asking", async () => {
  for (const amount of [10, 20, 10]) await show(amount);
  expect([hand.reading?.moved.amount, asked]).toEqual([10, [10, 20]]);
});
