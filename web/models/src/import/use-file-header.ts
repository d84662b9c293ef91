import type { ImportModelHeader } from "@deconvscope/proto";
import { useEffect, useState } from "react";
import { readFileHeader } from "./read-file-header.ts";

/** What the chosen file says of itself, and whether that is known by now. */
export function useFileHeader(file: File | undefined): { said: ImportModelHeader | undefined; known: boolean } {
  const [read, setRead] = useState<{ file: File; said: ImportModelHeader | undefined }>();
  useEffect(() => {
    let current = true;
    if (file) void readFileHeader(file).then((said) => current && setRead({ file, said }));
    return () => {
      current = false;
    };
  }, [file]);
  const known = file !== undefined && read?.file === file;
  return { said: known ? read.said : undefined, known };
}
