import { FigureFrame, Skeleton } from "@deconvscope/shell";

interface ToComeProps {
  title: string;
  /** px. */
  height: number;
}

/** The place of a figure that is known only when all images are done. */
export function ToCome({ title, height }: ToComeProps) {
  return (
    <FigureFrame panel label={title} title={<h4 className="look-label">{title}</h4>} withoutFootnote>
      <p className="sub">When all images are done.</p>
      <Skeleton style={{ height, marginTop: 12 }} />
    </FigureFrame>
  );
}
