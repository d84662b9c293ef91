import { usePictureUrl } from "./object-url.ts";

interface ThumbnailProps {
  png: Uint8Array;
  text: string;
  /** Whether it is the one that is looked at. */
  current?: boolean | undefined;
  /** Whether it is among several that are chosen. */
  pressed?: boolean | undefined;
  disabled?: boolean;
  onChoose: () => void;
}

/** A small picture that opens its image, or chooses it among others. */
export function Thumbnail({ png, text, current, pressed, disabled, onChoose }: ThumbnailProps) {
  const url = usePictureUrl(png);
  return (
    <button
      type="button"
      aria-current={current}
      aria-pressed={pressed}
      disabled={disabled}
      title={text}
      onClick={onChoose}
    >
      <img src={url} alt={text} />
    </button>
  );
}
