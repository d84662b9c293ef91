import type { Snapshot } from "@deconvscope/proto";

/** px. */
const [width, height] = [72, 22];

/** Validation accuracy over the snapshots of one network, as small as a word. */
export function Sparkline({ snapshots }: { snapshots: readonly Snapshot[] }) {
  const points = snapshots.filter(({ validationAccuracy }) => validationAccuracy !== undefined);
  if (points.length < 2 || points.some(({ fit }) => fit !== "")) return null;
  const last = points.at(-1)?.epoch ?? 1;
  const most = Math.max(...points.map((point) => point.validationAccuracy ?? 0), 0.01);
  const line = points.map(({ epoch, validationAccuracy = 0 }) => {
    const x = 2 + ((width - 4) * epoch) / last;
    return `${x.toFixed(1)},${(height - 3 - ((height - 6) * validationAccuracy) / most).toFixed(1)}`;
  });
  return (
    <svg width={width} height={height} aria-hidden="true">
      <polyline points={line.join(" ")} fill="none" stroke="var(--cat-2-ink)" strokeWidth="1.5" />
    </svg>
  );
}
