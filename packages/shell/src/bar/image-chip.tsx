import { useCallback, useState } from "react";
import { useSelection } from "../catalog/use-selection.ts";
import { Popover } from "../controls/popover.tsx";
import { usePictureUrl } from "../image/object-url.ts";
import { useImage } from "../image/use-image.ts";
import styles from "./bar.module.css";
import { ImagePicker } from "./image-picker.tsx";

/** The image that the page looks at, and the picker of another. */
export function ImageChip() {
  const { image } = useSelection();
  const loaded = useImage(image);
  const url = usePictureUrl(loaded.value?.bytes);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <Popover
      open={open}
      onClose={close}
      trigger={
        <button
          type="button"
          className={styles.chip}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {url && <img src={url} alt="" />}
          <span>{loaded.value?.name ?? (loaded.problem ? "not here" : image ? "…" : "no image")}</span>
        </button>
      }
    >
      <ImagePicker current={image} onDone={close} />
    </Popover>
  );
}
