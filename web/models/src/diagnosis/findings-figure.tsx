import { Button, FigureFrame, useTableChoice } from "@deconvscope/shell";
import { useEffect, useMemo, useRef, useState } from "react";
import { findingsExport, type Measured } from "./diagnosis-exports.ts";
import { type Diagnosis, isOfFilters, isWhole } from "./diagnosis-state.ts";
import { FindingItem } from "./finding-item.tsx";
import { findingLabels } from "./finding-labels.ts";
import styles from "./findings.module.css";
import { FindingsTable } from "./findings-table.tsx";
import { firstFindings, isLater } from "./first-findings.ts";
import { UnknownFinding } from "./unknown-finding.tsx";

interface FindingsFigureProps {
  measured: Measured;
  /** Id of the finding that the address names. */
  current: string | undefined;
  /** Whose they are, where there are two. */
  title?: string;
  /** Name of the model that the page is about, where they are another's. */
  against?: string;
  onPoint?: (id: string | undefined) => void;
  running: boolean;
}

/** What is wrong, the worst first. */
export function FindingsFigure({
  measured,
  current,
  title = "Findings",
  against,
  onPoint,
  running,
}: FindingsFigureProps) {
  const { model, diagnosis } = measured;
  const table = useTableChoice(against === undefined ? "findings" : "findings-against");
  const list = useRef<HTMLOListElement>(null);
  const figure = useMemo(() => findingsExport(measured), [measured]);
  const labels = useMemo(() => findingLabels(measured), [measured]);
  useScrollToCurrent(list, current, diagnosis);
  const { findings } = diagnosis;
  const [all, setAll] = useState(false);
  const [opened, setOpened] = useState<string>();
  // One that the address comes to name is shown, and stays when it is named no longer.
  if (current !== opened && isWhole(diagnosis)) {
    setOpened(current);
    if (isLater(findings, current)) setAll(true);
  }
  const shown = all ? findings : firstFindings(findings);
  const hidden = findings.length - firstFindings(findings).length;
  const isUnknown = current !== undefined && !running && !findings.some(({ id }) => id === current);
  return (
    <FigureFrame
      panel
      label={title}
      title={<h4 className="look-label">{title}</h4>}
      aside={!isWhole(diagnosis) && findings.length > 0 ? "of the first layer’s filters alone" : undefined}
      table={table}
      figure={findings.length > 0 ? figure : undefined}
      withoutFootnote
    >
      {isUnknown && <UnknownFinding id={current} measured={measured} />}
      {!isWhole(diagnosis) && (running || diagnosis.layers.length > 0) && (
        <p className={`sub ${styles.says}`}>What maps and strides tell comes when all images are through.</p>
      )}
      {!running && findings.length === 0 && (
        <p className="sub">There is no convolution whose filters could be judged.</p>
      )}
      {table.shown && findings.length > 0 && <FindingsTable labels={labels} findings={findings} current={current} />}
      {!table.shown && findings.length > 0 && (
        <ol ref={list} className={styles.findings}>
          {shown.map((finding) => (
            <FindingItem
              key={finding.id}
              model={model}
              finding={finding}
              label={labels.get(finding.id) ?? finding.layer}
              current={finding.id === current}
              against={against}
              onPoint={onPoint}
              ofFilters={isOfFilters(diagnosis, finding)}
            />
          ))}
        </ol>
      )}
      {!table.shown && hidden > 0 && (
        <p className={styles.more}>
          <Button small look="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? "Fewer findings" : `${hidden} more findings`}
          </Button>
        </p>
      )}
    </FigureFrame>
  );
}

/** A link to a finding leads there once, when it comes; not again when another is chosen on the page. */
function useScrollToCurrent(
  list: React.RefObject<HTMLOListElement | null>,
  current: string | undefined,
  { findings }: Diagnosis,
): void {
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || findings.length === 0) return;
    arrived.current = true;
    if (current === undefined) return;
    list.current?.querySelector("[data-current]")?.scrollIntoView({ block: "center" });
  }, [list, current, findings]);
}
