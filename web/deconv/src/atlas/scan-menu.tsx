import { type Scan, ScanState } from "@deconvscope/proto";
import {
  Badge,
  Button,
  callProblem,
  deconv,
  formatCount,
  navigate,
  Popover,
  Skeleton,
  ViewLink,
} from "@deconvscope/shell";
import { useCallback, useState } from "react";
import { splitName } from "./atlas-look.ts";
import styles from "./scan-menu.module.css";
import { scanProgress } from "./scan-state.ts";
import type { AtlasState } from "./use-atlas.ts";

/** Which scan is shown; the model's others, a new one, and deleting it. */
export function ScanMenu({ scan, scans }: { scan: Scan; scans: AtlasState["scans"] }) {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  const toggle = () => {
    if (!open) scans.reload();
    setOpen(!open);
  };
  return (
    <Popover
      open={open}
      onClose={close}
      trigger={
        <button type="button" className={styles.chip} aria-haspopup="dialog" aria-expanded={open} onClick={toggle}>
          {splitName(scan)}
          <span className="dim">{formatCount(scanProgress(scan).total)} images</span>
        </button>
      }
    >
      <section className={styles.menu} aria-label="Scans of this model">
        <ul>
          {(scans.value ?? [scan]).map((other) => (
            <li key={other.id}>
              <button
                type="button"
                aria-current={other.id === scan.id}
                onClick={() => {
                  navigate({ atlas: other.id, unit: undefined, find: undefined });
                  close();
                }}
              >
                <span>{splitName(other)}</span>
                <span className="dim num">{formatCount(scanProgress(other).total)} images</span>
                <span className="push">{stateBadge(other)}</span>
              </button>
            </li>
          ))}
          {scans.loading && !scans.value && <Skeleton style={{ height: 32 }} />}
        </ul>
        <footer>
          <ViewLink small change={{ atlas: "new", unit: undefined, find: undefined }}>
            New scan
          </ViewLink>
          {scan.builtIn ? (
            <p className="dim">This scan comes with the product</p>
          ) : (
            <DeleteScan key={scan.id} scan={scan} onDeleted={close} />
          )}
        </footer>
      </section>
    </Popover>
  );
}

function stateBadge(scan: Scan) {
  const { done, total } = scanProgress(scan);
  if (scan.state === ScanState.COMPLETE) return <Badge tone="good">complete</Badge>;
  if (scan.state === ScanState.FAILED) return <Badge tone="bad">failed</Badge>;
  if (scan.state === ScanState.QUEUED) return <Badge>queued</Badge>;
  const share = `${Math.floor((100 * done) / Math.max(1, total))} %`;
  return <Badge>{scan.state === ScanState.CANCELLED ? `cancelled at ${share}` : share}</Badge>;
}

/** Asks once. */
function DeleteScan({ scan, onDeleted }: { scan: Scan; onDeleted: () => void }) {
  const [sure, setSure] = useState(false);
  const [failed, setFailed] = useState<string>();
  const remove = () => {
    deconv.deleteScan({ id: scan.id }).then(
      () => {
        navigate({ atlas: "latest", unit: undefined, find: undefined }, { replace: true });
        onDeleted();
      },
      (thrown: unknown) => setFailed(callProblem(thrown).message),
    );
  };
  if (!sure) {
    return (
      <Button small look="quiet" onClick={() => setSure(true)}>
        Delete this scan
      </Button>
    );
  }
  return (
    <>
      <Button small look="danger" onClick={remove}>
        Delete for good
      </Button>
      <Button small look="quiet" onClick={() => setSure(false)}>
        Keep
      </Button>
      {failed && <p role="alert">{failed}</p>}
    </>
  );
}
