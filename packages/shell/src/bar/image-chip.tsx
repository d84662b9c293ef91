import { useSelection } from "../catalog/use-selection.ts";
import { PopoverButton } from "../controls/popover-button.tsx";
import { usePictureUrl } from "../image/object-url.ts";
import { useImage } from "../image/use-image.ts";
import styles from "./bar.module.css";
import { ImagePicker } from "./image-picker.tsx";

/** The image that the page looks at, and the picker of another. */
export function ImageChip() {
  const { image } = useSelection();
  const loaded = useImage(image);
  const url = usePictureUrl(loaded.value?.bytes);
  return (
    <PopoverButton
      className={styles.chip}
      text={
        <>
          {url && <img src={url} alt="" />}
          <span>{loaded.value?.name ?? (loaded.problem ? "not here" : image ? "…" : "no image")}</span>
        </>
      }
    >
      {(close) => <ImagePicker current={image} onDone={close} />}
    </PopoverButton>
  );
}
