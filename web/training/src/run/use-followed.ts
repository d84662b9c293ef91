import type { Run } from "@deconvscope/proto";
import { useRef } from "react";
import { isGoing } from "../runs/run-words.ts";

/** Whether a run was seen going on: what is shown of it then stays when it has come to its end. */
export function useFollowed(run: Run): boolean {
  const followed = useRef<string>(undefined);
  if (isGoing(run)) followed.current = run.id;
  return followed.current === run.id;
}
