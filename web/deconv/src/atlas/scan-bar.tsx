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
import { isActive, scanProgress } from "./scan-state.ts";
import type { WatchedScan } from "./use-scan.ts";

/** How far the scan is, and what can be done with it: cancel, resume; what went wrong, in words. */
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
      {isActive(scan) && (
        <StreamProgress
          done={done}
          total={Math.max(1, total)}
          did={scan.state === ScanState.QUEUED ? "images, waiting for its turn" : "images scanned"}
          {...(scan.progress?.rate ? { rate: scan.progress.rate } : {})}
          reconnecting={watched.reconnecting}
          onCancel={() => act(deconv.cancelScan({ id: scan.id }), "The scan was not cancelled.")}
        />
      )}
      {scan.state === ScanState.CANCELLED && (
        <p className={styles.state}>
          Cancelled after {formatCount(done)} of {formatCount(total)} images. {resume}
        </p>
      )}
      {scan.state !== ScanState.FAILED && scan.error && (
        <p className={styles.state}>Some images were put aside after several tries: {scan.error}</p>
      )}
      {scan.problems.length > 0 && <Problems problems={scan.problems} />}
    </>
  );
}

function Problems({ problems }: { problems: readonly string[] }) {
  const [first] = problems;
  return (
    <details className={styles.problems}>
      <summary>
        {problems.length === 1 ? "1 image was left out" : `${formatCount(problems.length)} images were left out`}
        {problems.length === 1 && <span className="dim"> {first}</span>}
      </summary>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </details>
  );
}
