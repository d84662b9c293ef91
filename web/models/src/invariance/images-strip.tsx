import {
  formatImageReference,
  type ImageReference,
  ImagesPicker,
  navigate,
  Skeleton,
  usePictureUrl,
} from "@deconvscope/shell";
import styles from "./invariance.module.css";
import { mostImages } from "./pick-images.ts";
import type { NamedImage } from "./use-images.ts";

interface ImagesStripProps {
  references: readonly ImageReference[];
  /** Undefined until they are there. */
  images: readonly NamedImage[] | undefined;
  followed: number;
  highlighted: string | undefined;
  onHover: (name: string | undefined) => void;
}

/** The images that are transformed; a press takes one by hand. */
export function ImagesStrip({ references, images, followed, highlighted, onHover }: ImagesStripProps) {
  return (
    <div className={styles.strip}>
      <ImagesPicker
        label="Images that are transformed"
        images={references}
        most={mostImages}
        usual="Five evenly spread"
        align="start"
      />
      <ul aria-label="Images that are transformed">
        {references.map((reference, index) => {
          const known = images?.[index];
          return (
            <li key={formatImageReference(reference)}>
              {known ? (
                <StripImage
                  {...{ known, highlighted, onHover }}
                  ink={references.length > 5 ? undefined : index + 1}
                  isFollowed={index === followed}
                  onFollow={() => navigate({ image: reference, images: references, unit: undefined })}
                />
              ) : (
                <Skeleton style={{ width: 68, height: 100 }} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface StripImageProps extends Pick<ImagesStripProps, "highlighted" | "onHover"> {
  known: NamedImage;
  /** Number of its line's colour. */
  ink: number | undefined;
  isFollowed: boolean;
  onFollow: () => void;
}

function StripImage({ known: { image, name }, ink, isFollowed, highlighted, onHover, onFollow }: StripImageProps) {
  const url = usePictureUrl(image.bytes);
  return (
    <button
      type="button"
      aria-pressed={isFollowed}
      title={`Move ${name} by hand`}
      data-dim={highlighted !== undefined && highlighted !== name}
      onClick={onFollow}
      onPointerEnter={() => onHover(name)}
      onPointerLeave={() => onHover(undefined)}
    >
      <img src={url} alt="" />
      <span style={ink === undefined ? undefined : { color: `var(--cat-${ink}-ink)` }}>{name}</span>
    </button>
  );
}
