import { type Scan, ScanState } from "@deconvscope/proto";
import {
  Button,
  type CallProblem,
  callProblem,
  deconv,
  ErrorNote,
  formatCount,
  StreamProgress,
} from "@deconvscope/shell";
import { useState } from "react";
import styles from "./atlas.module.css";
import { LeftOut } from "./left-out.tsx";
import { isActive, scanProgress } from "./scan-state.ts";
import type { WatchedScan } from "./use-scan.ts";

/** One line about the scan: how far it is and what can be done with it; its place stays when it ends. */
export function ScanBar({ scan, watched }: { scan: Scan; watched: WatchedScan }) {
  const [failed, setFailed] = useState<{ title: string; problem: CallProblem }>();
  const { done, total } = scanProgress(scan);
  const act = (call: Promise<{ scan?: Scan | undefined }>, title: string) => {
    setFailed(undefined);
    call.then(
      ({ scan: now }) => {
        if (now) watched.show(now);
        watched.reload();
      },
      (thrown: unknown) => setFailed({ title, problem: callProblem(thrown) }),
    );
  };
  const resume = (
    <Button small onClick={() => act(deconv.resumeScan({ id: scan.id }), "The scan was not resumed.")}>
      Resume
    </Button>
  );
  return (
    <>
      {failed && <ErrorNote title={failed.title} problem={failed.problem} />}
      {scan.state === ScanState.FAILED && (
        <ErrorNote
          title={`The scan stopped after ${formatCount(done)} of ${formatCount(total)} images.`}
          problem={{ message: scan.error }}
          action={resume}
        />
      )}
      <div className={styles.bar}>
        {isActive(scan) ? (
          <StreamProgress
            done={done}
            total={Math.max(1, total)}
            did={describeWork(scan)}
            {...(scan.progress?.rate ? { rate: scan.progress.rate } : {})}
            reconnecting={watched.reconnecting || watched.problem !== undefined}
            onCancel={() => act(deconv.cancelScan({ id: scan.id }), "The scan was not cancelled.")}
          />
        ) : (
          <p role="status">
            {describeEnd(scan)} {scan.state === ScanState.CANCELLED && resume}
          </p>
        )}
        <LeftOut scan={scan} />
      </div>
    </>
  );
}

function describeWork({ state, workers }: Scan): string {
  if (state === ScanState.QUEUED) return "images, waiting for its turn";
  return workers > 1 ? `images scanned by ${workers} workers` : "images scanned";
}

function describeEnd(scan: Scan): string {
  const { done, total } = scanProgress(scan);
  if (scan.state === ScanState.CANCELLED)
    return `Cancelled after ${formatCount(done)} of ${formatCount(total)} images.`;
  if (scan.state === ScanState.FAILED) return "The maps below are of the images before.";
  const { createTime } = scan;
  const on = createTime
    ? `, ${new Date(Number(createTime.seconds) * 1000).toLocaleDateString("en", { dateStyle: "medium" })}`
    : "";
  return `${formatCount(done)} images scanned${on}`;
}
