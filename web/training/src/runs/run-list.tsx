import type { Run } from "@deconvscope/proto";
import { Button, ErrorNote, type Query, Skeleton, useDelayed, useServerAway } from "@deconvscope/shell";
import { useEffect, useRef, useState } from "react";
import styles from "./run-list.module.css";
import { RunRow } from "./run-row.tsx";

interface RunListProps {
  runs: Query<Run[]>;
  current: string | undefined;
  onNew: () => void;
}
/** Above it a list is searched. */
const shortList = 8;

/** Every run of this server, the newest first. */
export function RunList({ runs, current, onNew }: RunListProps) {
  const [search, setSearch] = useState("");
  const away = useServerAway();
  const waiting = useDelayed(runs.loading);
  const failed = runs.problem && !(away && runs.problem.retryable) ? runs.problem : undefined;
  const isToldOf = useDelayed(failed !== undefined);
  const all = runs.value ?? [];
  const found = all.filter(({ id }) => id.toLowerCase().includes(search.toLowerCase()));
  const isListed = found.some(({ id }) => id === current);
  const list = useRef<HTMLElement>(null);
  // What is shown is in sight, also in a list that is scrolled; the page itself stays.
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (!list.current || !row) return;
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = row;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = list.current;
    if (offsetLeft < scrollLeft || offsetLeft + offsetWidth > scrollLeft + clientWidth)
      list.current.scrollLeft = offsetLeft;
    if (offsetTop < scrollTop || offsetTop + offsetHeight > scrollTop + clientHeight)
      list.current.scrollTop = offsetTop;
  }, [current, isListed]);
  return (
    <aside className={styles.runs} aria-label="Runs">
      <div className={styles.row}>
        <h2>Runs</h2>
        {away && runs.value && <span className="dim">last known</span>}
        <span className="push">
          <Button small onClick={onNew}>
            New run
          </Button>
        </span>
      </div>
      {failed && isToldOf && (
        <ErrorNote
          title="The runs did not come."
          problem={failed}
          action={<Button onClick={runs.reload}>Try again</Button>}
          over
        />
      )}
      {all.length > shortList && (
        <input
          className={styles.search}
          type="search"
          aria-label="Find a run"
          placeholder="Find a run"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {waiting && !runs.value && (
        <div className={`panel ${styles.list}`} aria-hidden="true">
          {[0, 1, 2].map((index) => (
            <div key={index} className={styles.run}>
              <Skeleton style={{ height: 14, width: "50%" }} />
              <Skeleton style={{ height: 12, width: "80%" }} />
              <Skeleton style={{ height: 20, marginTop: 4 }} />
            </div>
          ))}
        </div>
      )}
      {runs.value && (
        <nav ref={list} className={`panel ${styles.list}`} aria-label="Runs of this server">
          {found.map((run) => (
            <RunRow key={run.id} run={run} current={run.id === current} />
          ))}
          {found.length === 0 && (
            <p className={styles.none}>{all.length === 0 ? "No runs yet." : `No run is called “${search}”.`}</p>
          )}
        </nav>
      )}
    </aside>
  );
}
