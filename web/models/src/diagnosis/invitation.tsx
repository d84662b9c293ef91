import type { ImageSet, ModelView } from "@deconvscope/shell";
import styles from "./choose-images.module.css";
import { ChooseImages } from "./choose-images.tsx";
import { sayNoPictures, takesPictures } from "./takes-pictures.ts";

interface InvitationProps {
  model: ModelView;
  /** What it would be measured on. */
  images: ImageSet | undefined;
  onBegin: (images: ImageSet) => void;
}

/** Says what a diagnosis tells, and begins one. */
export function Invitation({ model, images, onBegin }: InvitationProps) {
  const { name } = model.summary;
  return (
    <section className="panel" aria-label={`Diagnose ${name}`}>
      <div className={styles.invitation}>
        <h4 className="look-label">What is wrong with {name}?</h4>
        <p className="sub">
          Which maps never fire, which frequencies fold back at each stride, what the first layer’s filters pass:
          measured on images, told in plain words, and kept.
        </p>
        {!takesPictures(model) && <p className="sub">{sayNoPictures(model)}</p>}
      </div>
      {takesPictures(model) && <ChooseImages value={images} onBegin={onBegin} />}
    </section>
  );
}
