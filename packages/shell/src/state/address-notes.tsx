import { Button } from "../controls/button.tsx";
import type { Query } from "../rpc/use-query.ts";
import type { ImageReference } from "../url/image-reference.ts";
import { navigate } from "../url/use-view-state.ts";
import type { ViewChange } from "../url/view-state.ts";
import { ErrorNote } from "./error-note.tsx";

interface ModelNoteProps {
  /** As the address has it. */
  name: string | undefined;
  model: Pick<Query<unknown>, "problem" | "reload">;
  /** What else of the address belongs to that model. */
  without?: ViewChange;
}

/** Says that the address's model did not come, with the likely thing to do. */
export function ModelNote({ name, model: { problem, reload }, without }: ModelNoteProps) {
  if (!problem) return null;
  const title = problem.code === "NOT_FOUND" ? `There is no model ${name}.` : `The model ${name} did not come.`;
  const action = problem.retryable ? (
    <Button onClick={reload}>Try again</Button>
  ) : (
    <Button onClick={() => navigate({ model: undefined, layer: undefined, unit: undefined, ...without })}>
      Use the built-in model
    </Button>
  );
  return <ErrorNote title={title} problem={problem} action={action} />;
}

interface ImageNoteProps {
  /** As the address has it. */
  asked: ImageReference | undefined;
  image: Pick<Query<unknown>, "problem" | "reload">;
  /** What else of the address belongs to that image. */
  without?: ViewChange;
}

/** Says that the address's image did not come, with the likely thing to do. */
export function ImageNote({ asked, image: { problem, reload }, without }: ImageNoteProps) {
  if (!problem) return null;
  const isUpload = asked?.kind === "upload";
  const action = problem.retryable ? (
    <Button onClick={reload}>Try again</Button>
  ) : (
    <Button onClick={() => navigate({ image: undefined, unit: undefined, ...without })}>Use a built-in image</Button>
  );
  return (
    <ErrorNote
      title={isUpload ? "This photo is not in this browser." : "The image did not come."}
      problem={isUpload ? { message: problem.message } : problem}
      action={action}
    />
  );
}
