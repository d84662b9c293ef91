import type { ImportModelResponse } from "@deconvscope/proto";
import { type CallProblem, callProblem, forgetModel, isCancelled } from "@deconvscope/shell";
import { useEffect, useState } from "react";
import { type ImportHeader, sendImport } from "./send-import.ts";

/** Sends a model file, tells how much of it left, and why the last one was refused. */
export function useImport(onImported: (model: string, response: ImportModelResponse) => void) {
  const [sending, setSending] = useState<{ share: number; abort: AbortController }>();
  const sent = sending?.abort;
  useEffect(() => () => sent?.abort(), [sent]);
  const [problem, setProblem] = useState<CallProblem>();
  const send = (name: string, header: ImportHeader, file: File) => {
    const abort = new AbortController();
    setProblem(undefined);
    setSending({ share: 0, abort });
    sendImport(header, file, { signal: abort.signal, onProgress: (share) => setSending({ share, abort }) }).then(
      (response) => {
        forgetModel(name);
        onImported(name, response);
      },
      (thrown: unknown) => {
        setSending(undefined);
        if (!isCancelled(thrown)) setProblem(callProblem(thrown));
      },
    );
  };
  return { sending, send, problem, forgetProblem: () => setProblem(undefined) };
}
