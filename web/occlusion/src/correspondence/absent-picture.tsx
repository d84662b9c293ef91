import { Button, formatImageReference, type ImageReference, navigate } from "@deconvscope/shell";
import styles from "./correspondence.module.css";
import type { AbsentImage } from "./part-images.ts";

interface AbsentPictureProps {
  absent: AbsentImage;
  /** All that the address names, this one among them. */
  references: readonly ImageReference[];
  /** [height, width] of the model's input. */
  input: readonly number[];
}

/** The tile of an image that did not come: it says why, and goes. */
export function AbsentPicture({ absent, references, input }: AbsentPictureProps) {
  const [height = 1, width = 1] = input;
  const key = formatImageReference(absent.reference);
  const takeAway = () => {
    const others = references.filter((other) => formatImageReference(other) !== key);
    navigate({ images: others.length > 0 ? others : undefined }, { replace: true });
  };
  return (
    <figure className={styles.absent}>
      <div role="alert" style={{ aspectRatio: `${width} / ${height}` }}>
        <p>{absent.message}</p>
      </div>
      <Button small onClick={takeAway}>
        Take away
      </Button>
    </figure>
  );
}
