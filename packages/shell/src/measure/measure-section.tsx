import type { ReactNode } from "react";
import type { FigureExport } from "../export/figure-export.ts";
import { FigureFrame } from "../figure/figure-frame.tsx";
import { Footnote } from "../figure/footnote.tsx";
import styles from "./measure.module.css";

interface MeasureSectionProps {
  id: string;
  title: string;
  /** What is measured, in a sentence. */
  about: ReactNode;
  /** Names the figure below the heading. */
  label: string;
  controls?: ReactNode;
  table?: { shown: boolean; onToggle: () => void };
  figure: FigureExport | undefined;
  /** On a panel below the heading. */
  children: ReactNode;
  /** Figures that follow, on panels of their own. */
  more: ReactNode;
}

/** A part of a page that measures: its heading, panels, and one footnote for all of them. */
export function MeasureSection(props: MeasureSectionProps) {
  const { id, title, about, label, controls, table, figure, children, more } = props;
  return (
    <section id={id} className={styles.section} aria-label={title}>
      <FigureFrame
        className={styles.frame}
        label={label}
        title={
          <div>
            <h3 className="look-section">{title}</h3>
            <p className="sub">{about}</p>
          </div>
        }
        controls={controls}
        {...(table ? { table } : {})}
        figure={figure}
        withoutFootnote
      >
        <div className={`panel ${styles.panel}`}>{children}</div>
      </FigureFrame>
      {more}
      {figure && <Footnote figure={figure} />}
    </section>
  );
}
