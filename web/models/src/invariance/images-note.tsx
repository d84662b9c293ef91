import { Button, formatImageReference, type ImageReference, navigate, useImage } from "@deconvscope/shell";
import { describeImages } from "./describe-images.ts";
import styles from "./invariance.module.css";
import { mostImages } from "./pick-images.ts";

interface ImagesNoteProps {
  references: readonly ImageReference[];
  /** The image that the bar names. */
  image: ImageReference | undefined;
}

/** Where the images are from, and whether the one that the bar names is among them. */
export function ImagesNote({ references, image }: ImagesNoteProps) {
  const key = image && formatImageReference(image);
  const isAmong = references.some((reference) => formatImageReference(reference) === key);
  const other = isAmong ? undefined : image;
  const { value } = useImage(other);
  return (
    <p className={styles.note}>
      <span>
        {describeImages(references)}
        {value && `; ${value.name} (above) is not among them`}
      </span>
      {other && value && (
        <Button
          small
          look="quiet"
          onClick={() => navigate({ images: [other, ...references].slice(0, mostImages) }, { replace: true })}
        >
          Add it
        </Button>
      )}
    </p>
  );
}
