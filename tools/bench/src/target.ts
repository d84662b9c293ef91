import type { Standing } from "./round.ts";

/** What a case is held against. */
export interface Target {
  readonly ours: string;
  /** What they are together, in a word or two. */
  readonly against: string;
  /** Their names; the one of least time counts. */
  readonly peers: readonly string[];
  /** Least ratio of the peer's time to ours. */
  readonly atLeast: number;
  /** CPU times are not all of the work's: wall time alone counts. */
  readonly byWall?: true;
}

/** Peer's time over ours: above 1, ours is faster. */
export interface Ratios {
  readonly wallMedian: number;
  readonly wallMinimum: number;
  readonly cpuMedian: number;
}

export interface Verdict extends Target {
  /** The peer that counts. */
  readonly peer: string;
  readonly ratios: Ratios;
  /** By wall time: "yes" and "no" where medians and least times agree, else "undecided". */
  readonly met: "yes" | "no" | "undecided";
}

/** @returns undefined if ours or all of the peers did not run */
export function judge(target: Target, standings: readonly Standing[]): Verdict | undefined {
  const ours = standings.find(({ name }) => name === target.ours);
  const peers = standings.filter(({ name }) => target.peers.includes(name));
  const [peer] = peers.toSorted((a, b) => a.wallMedian - b.wallMedian);
  if (!ours || !peer) return undefined;
  const ratios = compare(ours, peer);
  const reached = [ratios.wallMedian, ratios.wallMinimum].filter((ratio) => ratio >= target.atLeast).length;
  return { ...target, peer: peer.name, ratios, met: reached === 2 ? "yes" : reached === 0 ? "no" : "undecided" };
}

export function compare(ours: Standing, peer: Standing): Ratios {
  return {
    wallMedian: peer.wallMedian / ours.wallMedian,
    wallMinimum: peer.wallMinimum / ours.wallMinimum,
    cpuMedian: peer.cpuMedian / ours.cpuMedian,
  };
}
