import { FigureFrame, Skeleton } from "@deconvscope/shell";
import type { CSSProperties } from "react";
import styles from "./layer-figures.module.css";

interface FigureToComeProps {
  title: string;
  aside: string;
  /** What its rows will be called. */
  rows: readonly string[];
  /** px from a row to the next. */
  between: number;
  /** What will stand below it. */
  note: string;
}

/** A comparison of layers in its final size, before its first figures have come. */
export function FigureToCome({ title, aside, rows, between, note }: FigureToComeProps) {
  const style: CSSProperties & Record<"--between", string> = { "--between": `${between}px` };
  return (
    <FigureFrame
      panel
      label={title}
      title={<h4 className="look-label">{title}</h4>}
      aside={aside}
      figure={undefined}
      withoutFootnote
    >
      <ul className={styles.coming} style={style} aria-busy="true">
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
