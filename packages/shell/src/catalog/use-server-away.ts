import { useCatalog } from "./catalog.tsx";

/** Whether the server does not answer any more: one note above every zone says so, what is shown below is the last that is known. */
export function useServerAway(): boolean {
  const { status } = useCatalog();
  return status.problem?.retryable === true;
}
