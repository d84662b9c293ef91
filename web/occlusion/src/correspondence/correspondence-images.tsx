import { formatImageReference, type ImageReference, Skeleton, useCatalog } from "@deconvscope/shell";
import { RectangleEditor } from "@deconvscope/viz-rectangle-editor/react";
import { useMemo } from "react";
import { AbsentPicture } from "./absent-picture.tsx";
import styles from "./correspondence.module.css";
import { type AbsentImage, type PartImage, partsOf } from "./part-images.ts";
import type { DrawnPartsControl } from "./use-drawn-parts.ts";

interface CorrespondenceImagesProps {
  /** Undefined while they are loaded. */
  images: readonly PartImage[] | undefined;
  /** Those that did not come. */
  absent: readonly AbsentImage[];
  /** All that are asked for; undefined while that is not known either. */
  references: readonly ImageReference[] | undefined;
  /** Names of the parts that are measured. */
  parts: readonly string[];
  /** [height, width] of the model's input. */
  input: readonly number[];
  control: DrawnPartsControl;
  /** The part that a new rectangle is of. */
  drawing: string | undefined;
}

/** The images with their parts, which a hand can move. */
export function CorrespondenceImages({ images, absent, references, ...shared }: CorrespondenceImagesProps) {
  const [height = 1, width = 1] = shared.input;
  if (references?.length === 0) {
    return (
      <p className="sub">
        Nothing is known of what else shows the same. Choose two to eight images of one kind, then draw a part on each:
        an eye, a wheel, a beak.
      </p>
    );
  }
  if (!images) {
    return (
      <div className={styles.images}>
        {Array.from({ length: references?.length ?? 3 }, (_, index) => (
          <figure key={index}>
            <Skeleton style={{ aspectRatio: `${width} / ${height}` }} />
            <figcaption>&nbsp;</figcaption>
          </figure>
        ))}
      </div>
    );
  }
  return (
    <div className={styles.images}>
      {images.map((image) => (
        <PartPicture key={formatImageReference(image.reference)} image={image} {...shared} />
      ))}
      {absent.map((one) => (
        <AbsentPicture
          key={formatImageReference(one.reference)}
          absent={one}
          references={references ?? []}
          input={shared.input}
        />
      ))}
    </div>
  );
}

function PartPicture(
  props: Omit<CorrespondenceImagesProps, "images" | "absent" | "references"> & { image: PartImage },
) {
  const { image, parts, input, control, drawing } = props;
  const [height = 1, width = 1] = input;
  const { datasets } = useCatalog();
  const name = imageName(image, datasets.value ?? []);
  const rects = useMemo(() => {
    const own = partsOf(image, control.drawn);
    return parts.flatMap((name, color) => {
      const rect = own[name];
      return rect ? [{ name, rect, color }] : [];
    });
  }, [image, control.drawn, parts]);
  return (
    <figure>
      <RectangleEditor
        imageUrl={image.pictureUrl}
        height={height}
        width={width}
        label={name}
        rects={rects}
        onChange={(name, rect) => control.place(image, name, rect)}
        onRemove={(name) => control.remove(image, name)}
        onDraw={drawing ? (rect) => control.place(image, drawing, rect) : undefined}
      />
      <figcaption>{name}</figcaption>
    </figure>
  );
}

/** "cat 24": its label and where it lies; a photo by its file's name. */
export function imageName(
  { reference, image }: PartImage,
  datasets: readonly { name: string; labels: readonly string[] }[],
): string {
  if (reference.kind !== "dataset") return image.name;
  const labels = datasets.find(({ name }) => name === reference.dataset)?.labels;
  const label = image.labels.map((index) => labels?.[index]).find((text) => text !== undefined);
  return label ? `${label} ${reference.index}` : image.name;
}
