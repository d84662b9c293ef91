import { Button, ErrorNote, type ImageReference, navigate, type Query } from "@deconvscope/shell";
import { ImagesNote } from "./images-note.tsx";
import { ImagesStrip } from "./images-strip.tsx";
import styles from "./invariance.module.css";
import type { NamedImage } from "./use-images.ts";

interface ShownImagesProps {
  /** Undefined until they are known, and where there are none. */
  references: readonly ImageReference[] | undefined;
  /** There is no image to take. */
  isEmpty: boolean;
  images: Query<NamedImage[]>;
  /** The image that the bar names. */
  image: ImageReference | undefined;
  followed: number;
  highlighted: string | undefined;
  onHover: (name: string | undefined) => void;
}

/** The images that are transformed, where they are from, and what is wrong with them. */
export function ShownImages({ references, isEmpty, images, image, ...strip }: ShownImagesProps) {
  if (images.problem) {
    return (
      <>
        <ErrorNote
          title="The images did not come."
          problem={images.problem}
          action={<Button onClick={() => navigate({ images: undefined, image: undefined })}>Use others</Button>}
        />
        <p className={styles.none} />
      </>
    );
  }
  if (!references) return <p className={styles.none}>{isEmpty && "There are no images yet: drop a photo anywhere."}</p>;
  return (
    <>
      <ImagesStrip references={references} images={images.value} {...strip} />
      <ImagesNote references={references} image={image} />
    </>
  );
}
