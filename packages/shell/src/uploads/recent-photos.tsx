import picker from "../bar/picker.module.css";
import { usePictureUrl } from "../image/object-url.ts";
import { useQuery } from "../rpc/use-query.ts";
import type { ImageReference } from "../url/image-reference.ts";
import { listUploads, type Upload } from "./upload-store.ts";

interface RecentPhotosProps {
  current: ImageReference | undefined;
  onChoose: (image: ImageReference) => void;
}

/** Photos that were dropped in this browser, the latest first. */
export function RecentPhotos({ current, onChoose }: RecentPhotosProps) {
  const uploads = useQuery("uploads", () => listUploads()).value ?? [];
  if (uploads.length === 0) return null;
  return (
    <>
      <h3>Your photos, kept in this browser</h3>
      <div className={picker.grid}>
        {uploads.slice(0, 10).map((upload) => (
          <Photo
            key={upload.sha256}
            upload={upload}
            current={current?.kind === "upload" && current.sha256 === upload.sha256}
            onChoose={() => onChoose({ kind: "upload", sha256: upload.sha256 })}
          />
        ))}
      </div>
    </>
  );
}

function Photo({ upload, current, onChoose }: { upload: Upload; current: boolean; onChoose: () => void }) {
  const url = usePictureUrl(upload.bytes);
  return (
    <button type="button" aria-current={current} title={upload.name} onClick={onChoose}>
      <img src={url} alt={upload.name} />
    </button>
  );
}
