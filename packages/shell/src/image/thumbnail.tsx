import { usePictureUrl } from "./object-url.ts";

interface ThumbnailProps {
  png: Uint8Array;
  text: string;
  current: boolean;
  onChoose: () => void;
}

/** A small picture that opens its image. */
export function Thumbnail({ png, text, current, onChoose }: ThumbnailProps) {
  const url = usePictureUrl(png);
  return (
    <button type="button" aria-current={current} title={text} onClick={onChoose}>
      <img src={url} alt={text} />
    </button>
  );
}
