import { Button, ErrorNote, formatCount, navigate, ViewLink } from "@deconvscope/shell";
import styles from "./atlas.module.css";
import type { AtlasState } from "./use-atlas.ts";

/** What stands between the address and an atlas, each with the likely thing to do. */
export function AtlasNotes({ state }: { state: AtlasState }) {
  const { model, modelName, scans, watched, unknownLayer, unscannedItem } = state;
  const { scan } = watched;
  // Of a server that is away the shell tells; what was seen stays, and nothing moves.
  const problem = scan && watched.problem?.retryable ? undefined : watched.problem;
  return (
    <div className={styles.notes}>
      {model.problem && !model.value && (
        <ErrorNote
          title={
            model.problem.code === "NOT_FOUND"
              ? `There is no model ${modelName}.`
              : `The model ${modelName} did not come.`
          }
          problem={model.problem}
          action={
            model.problem.retryable ? (
              <Button onClick={model.reload}>Try again</Button>
            ) : (
              <Button
                onClick={() => navigate({ model: undefined, layer: undefined, unit: undefined, atlas: "latest" })}
              >
                Use the built-in model
              </Button>
            )
          }
        />
      )}
      {scans.problem && !model.problem && !scan && (
        <ErrorNote
          title="The server did not tell which scans it has."
          problem={scans.problem}
          action={<Button onClick={scans.reload}>Try again</Button>}
        />
      )}
      {problem && (
        <ErrorNote
          title={problem.code === "NOT_FOUND" ? "This scan is not there any more." : "The scan cannot be watched."}
          problem={problem}
          action={
            problem.code === "NOT_FOUND" ? (
              <ViewLink change={{ atlas: "latest", unit: undefined, find: undefined }}>Show the newest scan</ViewLink>
            ) : (
              <Button onClick={watched.reload}>Look again</Button>
            )
          }
        />
      )}
      {unknownLayer !== undefined && (
        <ErrorNote
          title={`${modelName} has no layer ${unknownLayer}.`}
          problem={{ message: "Layers are called as the model's file calls them; the rail above shows them all." }}
          action={
            <Button onClick={() => navigate({ layer: undefined, unit: undefined })}>Show a layer that exists</Button>
          }
        />
      )}
      {unscannedItem && scan && (
        <ErrorNote
          title={`${unscannedItem.label} was left out of this scan.`}
          problem={{
            message:
              scan.layers.length === 1
                ? `It looked at ${scan.layers[0]} alone.`
                : `It looked at ${formatCount(scan.layers.length)} layers.`,
          }}
          action={
            <>
              <Button onClick={() => navigate({ layer: scan.layers.at(-1), unit: undefined })}>
                Show {scan.layers.at(-1)}
              </Button>
              <ViewLink change={{ atlas: "new", unit: undefined }}>Scan it too</ViewLink>
            </>
          }
        />
      )}
    </div>
  );
}
