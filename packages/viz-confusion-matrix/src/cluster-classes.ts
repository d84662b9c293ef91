import type { ConfusionData } from "./confusion.ts";

/** Classes in the order of their leaves, with how alike two clusters are on average. */
interface Clusters {
  /** [class, class], symmetric: mean share of each that was taken for the other. */
  readonly alike: Float64Array;
  readonly count: number;
  readonly leaves: (number[] | undefined)[];
}

/**
 * An order in which classes that are taken for each other lie together: average linkage over the mean of both shares,
 * by chains of nearest neighbours; of equals the lower class first, so the same confusion gives the same order. Two
 * clusters meet at the ends that are most alike; those that nothing is taken for come by their lowest class.
 * @see Murtagh 1983, A survey of recent advances in hierarchical clustering algorithms
 */
export function clusterClasses(data: ConfusionData): number[] {
  const count = data.classes.length;
  const direct = likeness(data);
  const clusters: Clusters = { alike: direct.slice(), count, leaves: data.classes.map((_, index) => [index]) };
  const finished: number[][] = [];
  const chain: number[] = [];
  for (;;) {
    if (chain.length === 0) {
      const first = clusters.leaves.findIndex((leaves) => leaves !== undefined);
      if (first < 0) break;
      chain.push(first);
    }
    const end = chain.at(-1)!;
    const nearest = nearestTo(clusters, end, chain.at(-2));
    if (nearest === undefined) {
      finished.push(clusters.leaves[end]!);
      clusters.leaves[end] = undefined;
      chain.pop();
    } else if (nearest === chain.at(-2)) {
      chain.splice(-2);
      merge(clusters, Math.min(end, nearest), Math.max(end, nearest), direct);
    } else chain.push(nearest);
  }
  return finished.toSorted((a, b) => Math.min(...a) - Math.min(...b)).flat();
}

function likeness({ classes, cells }: ConfusionData): Float64Array {
  const count = classes.length;
  const alike = new Float64Array(count * count);
  for (const { row, column, images } of cells) {
    if (row === column || classes[row]!.images === 0) continue;
    const half = images / classes[row]!.images / 2;
    alike[row * count + column]! += half;
    alike[column * count + row]! += half;
  }
  return alike;
}

/** Undefined where it is like no other; the one before in the chain goes before its equals. */
function nearestTo(
  { alike, count, leaves }: Clusters,
  cluster: number,
  before: number | undefined,
): number | undefined {
  let nearest = before;
  let most = before === undefined ? 0 : alike[cluster * count + before]!;
  for (let other = 0; other < count; other++) {
    if (other === cluster || leaves[other] === undefined || alike[cluster * count + other]! <= most) continue;
    most = alike[cluster * count + other]!;
    nearest = other;
  }
  return most > 0 ? nearest : undefined;
}

/** The second goes into the first; likenesses are averaged over their classes. */
function merge({ alike, count, leaves }: Clusters, first: number, second: number, direct: Float64Array): void {
  const [a, b] = [leaves[first]!, leaves[second]!];
  for (let other = 0; other < count; other++) {
    if (other === first || other === second || leaves[other] === undefined) continue;
    const sum = a.length * alike[first * count + other]! + b.length * alike[second * count + other]!;
    const mean = sum / (a.length + b.length);
    alike[first * count + other] = mean;
    alike[other * count + first] = mean;
  }
  leaves[first] = join(a, b, (one, other) => direct[one * count + other]!);
  leaves[second] = undefined;
}

/** Of the four ways to lay two rows end to end the one whose ends that meet are most alike; of equals the first. */
function join(a: number[], b: number[], alike: (one: number, other: number) => number): number[] {
  const ways = [
    [a, b],
    [a, b.toReversed()],
    [a.toReversed(), b],
    [a.toReversed(), b.toReversed()],
  ] as const;
  let best: readonly [number[], number[]] = ways[0];
  for (const way of ways) if (alike(way[0].at(-1)!, way[1][0]!) > alike(best[0].at(-1)!, best[1][0]!)) best = way;
  return best.flat();
}
