import { type Run, RunState } from "@deconvscope/proto";
import { Badge, formatPercent, navigate, useViewState } from "@deconvscope/shell";
import type { MouseEvent } from "react";
import { anotherRun } from "./another-run.ts";
import styles from "./run-list.module.css";
import { describeKind, describeProgress, describeState, knownAccuracy, shareDone } from "./run-words.ts";
import { Sparkline } from "./sparkline.tsx";

/** A run in the list: what it is, how far it is, how good. */
export function RunRow({ run, current }: { run: Run; current: boolean }) {
  const { link } = useViewState();
  const { word, tone } = describeState(run.state);
  const accuracy = knownAccuracy(run);
  const share = shareDone(run);
  const external = run.request?.kind.case === "external";
  const change = anotherRun(run.id);
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(change);
  };
  return (
    <a className={styles.run} href={link(change)} aria-current={current ? "true" : undefined} onClick={open}>
      <span className={styles.row}>
        <b title={run.id}>{run.id}</b>
        <span className="push">{tone ? <Badge tone={tone}>{word}</Badge> : <Badge>{word}</Badge>}</span>
      </span>
      <span className="sub">{describeKind(run)}</span>
      {run.state === RunState.QUEUED && (
        <>
          <span className="dim">{run.waitingFor ? `starts when ${run.waitingFor} ends` : "starts in a moment"}</span>
          <span className={styles.meter} />
        </>
      )}
      {run.state === RunState.FAILED && <span className={styles.why}>{run.error}</span>}
      {run.state !== RunState.QUEUED && run.state !== RunState.FAILED && (
        <>
          <span className={styles.row}>
            <span className="num">{describeProgress(run)}</span>
            <span className={`push ${styles.row}`}>
              <Sparkline snapshots={run.snapshots} />
              {accuracy !== undefined && (
                <b className="num">
                  {run.outcomes.length > 1 && "best "}
                  {formatPercent(accuracy)}
                </b>
              )}
            </span>
          </span>
          {!external && (
            <span className={styles.meter}>
              <i style={{ width: `${100 * (share ?? 0)}%` }} />
            </span>
          )}
        </>
      )}
    </a>
  );
}
