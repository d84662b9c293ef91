import picker from "../bar/picker.module.css";
import { type ImageMarks, markImage } from "../image/image-marks.ts";
import { Thumbnail } from "../image/thumbnail.tsx";
import { useQuery } from "../rpc/use-query.ts";
import { listUploads } from "./upload-store.ts";

/** Photos that were dropped in this browser, the latest first. */
export function RecentPhotos(marks: ImageMarks) {
  const uploads = useQuery("uploads", () => listUploads()).value ?? [];
  if (uploads.length === 0) return null;
  return (
    <>
      <h3>Your photos, kept in this browser</h3>
      <div className={picker.grid}>
        {uploads.slice(0, 10).map((upload) => (
          <Thumbnail
            key={upload.sha256}
            png={upload.bytes}
            text={upload.name}
            {...markImage(marks, { kind: "upload", sha256: upload.sha256 })}
          />
        ))}
      </div>
    </>
  );
}
