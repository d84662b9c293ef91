import { Button, ErrorNote, navigate } from "@deconvscope/shell";
import type { SettingsState } from "../sweep/use-sweep-settings.ts";

/** What stands between the address and a sweep, each with the likely thing to do. */
export function SettingsNotes({
  state: { model, image, unknownLayer, unknownClass, asked },
}: {
  state: SettingsState;
}) {
  return (
    <>
      {model.problem && (
        <ErrorNote
          title={
            model.problem.code === "NOT_FOUND"
              ? `There is no model ${asked.model}.`
              : `The model ${asked.model} did not come.`
          }
          problem={model.problem}
          action={
            model.problem.retryable ? (
              <Button onClick={model.reload}>Try again</Button>
            ) : (
              <Button
                onClick={() => navigate({ model: undefined, layer: undefined, unit: undefined, class: undefined })}
              >
                Use the built-in model
              </Button>
            )
          }
        />
      )}
      {image.problem && (
        <ErrorNote
          title={asked.image?.kind === "upload" ? "This photo is not in this browser." : "The image did not come."}
          problem={asked.image?.kind === "upload" ? { message: image.problem.message } : image.problem}
          action={
            image.problem.retryable ? (
              <Button onClick={image.reload}>Try again</Button>
            ) : (
              <Button onClick={() => navigate({ image: undefined, unit: undefined, class: undefined })}>
                Use a built-in image
              </Button>
            )
          }
        />
      )}
      {unknownLayer !== undefined && (
        <ErrorNote
          title={`${asked.model} has no layer ${unknownLayer}.`}
          problem={{ message: "Layers are called as the model's file calls them; the list above shows them all." }}
          action={
            <Button onClick={() => navigate({ layer: undefined, unit: undefined })}>Watch the deepest maps</Button>
          }
        />
      )}
      {unknownClass !== undefined && (
        <ErrorNote
          title={`${asked.model} has no class ${unknownClass}.`}
          problem={{
            message: `class is ${unknownClass}; it must be between 0 and ${(model.value?.summary.classes ?? 1) - 1}.`,
          }}
          action={<Button onClick={() => navigate({ class: undefined })}>Use the image’s own class</Button>}
        />
      )}
    </>
  );
}
