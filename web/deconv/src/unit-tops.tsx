import type { Scan } from "@deconvscope/proto";
import { Badge, ErrorNote, navigate, Skeleton, ViewLink } from "@deconvscope/shell";
import { TopActivations } from "@deconvscope/viz-top-activations/react";
import { useMemo } from "react";
import { splitName } from "./atlas/atlas-look.ts";
import { MapVersions } from "./atlas/map-versions.ts";
import { isActive, newestScan, scanProgress } from "./atlas/scan-state.ts";
import { toTopActivations } from "./atlas/to-top-activations.ts";
import { useMapTops } from "./atlas/use-map-tops.ts";
import { useScans } from "./atlas/use-scans.ts";
import { type Look, unitWord } from "./look.ts";
import styles from "./unit-panel.module.css";
import { useLabels } from "./use-labels.ts";

const pictureSide = 128;
const versions = new MapVersions();

interface UnitTopsProps {
  look: Look;
  channel: number;
  /** The unit itself is projected: what its map does elsewhere can be asked for. */
  ready: boolean;
}

/** What excites this map most over a dataset that was scanned, and the way to the atlas. */
export function UnitTops({ look, channel, ready }: UnitTopsProps) {
  const { model, layer, rule } = look;
  const scans = useScans(model.summary.name, "");
  const scan = newestScan((scans.value ?? []).filter(({ layers }) => layers.includes(layer.name)));
  const inView = useMemo(() => [channel], [channel]);
  const query = scan && ready ? { scanId: scan.id, layer: layer.name, rule, side: pictureSide } : undefined;
  const { topsOf, problem } = useMapTops(query, inView, versions);
  const labels = useLabels(scan?.dataset);
  const tops = topsOf(channel)?.tops;
  const drawn = useMemo(
    () => (scan && tops ? toTopActivations(tops, { scan, layer, labels }) : undefined),
    [scan, tops, layer, labels],
  );
  if (!scan && scans.value) return <NoScan model={model.summary.name} channel={channel} />;
  if (!scan) return scans.problem ? null : <Skeleton zero style={{ aspectRatio: "386 / 322", marginTop: 14 }} />;
  return (
    <section aria-label="Strongest over a dataset">
      <div className={styles.row}>
        <h3>Top nine</h3>
        <span className="dim">{splitName(scan)}, one an image</span>
        <span className="push">{scanBadge(scan)}</span>
      </div>
      {problem && <ErrorNote title="Its strongest images did not come." problem={problem} />}
      {drawn?.length === 0 ? (
        <p className="sub">It never fired on {scanProgress(scan).done.toLocaleString("en")} images.</p>
      ) : drawn ? (
        <TopActivations
          tops={drawn}
          slots={scan.k}
          label={`Strongest activations of ${unitWord(layer)} ${channel} over ${splitName(scan)}`}
          onSelect={(rank) => {
            const top = tops?.[rank - 1];
            const { dataset, split } = scan;
            if (top) navigate({ image: { kind: "dataset", dataset, split, index: top.index }, unit: { channel } });
          }}
        />
      ) : (
        !problem && <Skeleton zero style={{ aspectRatio: "386 / 255" }} />
      )}
      <div className={styles.next}>
        <ViewLink small change={{ model: model.summary.name, atlas: scan.id, layer: layer.name, unit: { channel } }}>
          This {unitWord(layer)} over {splitName(scan)}
        </ViewLink>
      </div>
    </section>
  );
}

function scanBadge(scan: Scan) {
  const { done, total } = scanProgress(scan);
  if (done >= total) return <Badge tone="good">scan complete</Badge>;
  return <Badge>{`${isActive(scan) ? "scanning" : "scanned"} ${Math.floor((100 * done) / total)} %`}</Badge>;
}

function NoScan({ model, channel }: { model: string; channel: number }) {
  return (
    <section aria-label="Strongest over a dataset">
      <h3>Top nine</h3>
      <p className="sub">Which images excite this map most? No dataset was scanned for it yet.</p>
      <div className={styles.next}>
        <ViewLink small change={{ model, atlas: "new", unit: { channel } }}>
          Scan a dataset
        </ViewLink>
      </div>
    </section>
  );
}
