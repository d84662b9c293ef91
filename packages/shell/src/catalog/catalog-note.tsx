import { Button } from "../controls/button.tsx";
import { ErrorNote } from "../state/error-note.tsx";
import { useCatalog } from "./catalog.tsx";
import styles from "./catalog-note.module.css";

/** Says in every zone that the server does not tell what it has, or does not answer any more; then nothing moves. */
export function CatalogNote() {
  const { models, datasets, status } = useCatalog();
  const failed = [
    { query: models, what: "which models it has" },
    { query: datasets, what: "which datasets it has" },
    { query: status, what: "what computes" },
  ].filter(({ query }) => query.problem);
  const problem = failed[0]?.query.problem;
  if (!problem) return null;
  const away = problem.retryable && failed.every(({ query }) => query.value !== undefined);
  return (
    <div className={away ? styles.away : styles.note}>
      <ErrorNote
        title={
          away ? "The server is away; what is shown is from before." : `The server did not tell ${failed[0]?.what}.`
        }
        problem={
          problem.retryable ? { ...problem, message: `${problem.message} It is asked again by itself.` } : problem
        }
        action={
          <Button
            onClick={() => {
              for (const { query } of failed) query.reload();
            }}
          >
            Try again
          </Button>
        }
      />
    </div>
  );
}
