import { FigureFrame } from "@deconvscope/shell";
import styles from "./evaluation.module.css";

interface ToComeProps {
  title: string;
  /** What its place is as large as. */
  shape: "matrix" | "plot";
  /** Whether images still come. */
  running: boolean;
}

/** The place of a figure that is known only when all images are done. */
export function ToCome({ title, shape, running }: ToComeProps) {
  return (
    <FigureFrame panel label={title} title={<h4 className="look-label">{title}</h4>} withoutFootnote>
      <p className="sub">{running ? "When all images are done." : "It was stopped: only all images together tell."}</p>
      <div className={styles[shape]} />
    </FigureFrame>
  );
}
