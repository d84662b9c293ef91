import { useEffect, useState } from "react";
import { announce } from "../notice/announce.ts";
import styles from "./drop-zone.module.css";
import { droppedKind } from "./dropped-kind.ts";

interface DropZoneProps {
  onPhoto: (file: File) => void;
  onModel: (file: File) => void;
}

/** The whole page takes photos and model files; photos can be pasted too. */
export function DropZone({ onPhoto, onModel }: DropZoneProps) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const take = (files: Iterable<File> | undefined) => {
      for (const file of files ?? []) {
        const kind = droppedKind(file);
        if (kind === "photo") return onPhoto(file);
        if (kind === "model") return onModel(file);
        announce(`${file.name} is neither a photo (PNG, JPEG, WebP) nor a model (.onnx, .zip).`);
      }
    };
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (hasFiles(event) && --depth <= 0) setOver(false);
    };
    const hover = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      take(event.dataTransfer?.files);
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length > 0) take(files);
    };
    addEventListener("dragenter", enter);
    addEventListener("dragleave", leave);
    addEventListener("dragover", hover);
    addEventListener("drop", drop);
    addEventListener("paste", paste);
    return () => {
      removeEventListener("dragenter", enter);
      removeEventListener("dragleave", leave);
      removeEventListener("dragover", hover);
      removeEventListener("drop", drop);
      removeEventListener("paste", paste);
    };
  }, [onPhoto, onModel]);
  if (over) {
    return (
      <div className={styles.over}>
        <b>Drop a photo to look at it, a model to import it</b>
      </div>
    );
  }
  return null;
}
