import { FigureFrame, Skeleton } from "@deconvscope/shell";
import type { ComparisonKind } from "@deconvscope/viz-layer-comparison";
import styles from "./layer-figures.module.css";

interface FigureToComeProps {
  title: string;
  aside: string;
  /** What its rows will be called. */
  rows: readonly string[];
  kind: ComparisonKind;
  /** What will stand below it. */
  note: string;
}

/** A comparison of layers in its final size, before its first figures have come. */
export function FigureToCome({ title, aside, rows, kind, note }: FigureToComeProps) {
  return (
    <FigureFrame
      panel
      label={title}
      title={<h4 className="look-label">{title}</h4>}
      aside={aside}
      figure={undefined}
      withoutFootnote
    >
      <ul className={styles.coming} data-kind={kind} aria-busy="true">
        {rows.map((row) => (
          <li key={row}>
            <code>{row}</code>
            <Skeleton style={{}} />
          </li>
        ))}
      </ul>
      <p className={`dim ${styles.note}`}>{note}</p>
    </FigureFrame>
  );
}
