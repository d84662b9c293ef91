import { Button, ErrorNote, ImageNote, ModelNote, navigate } from "@deconvscope/shell";
import type { SettingsState } from "../sweep/use-sweep-settings.ts";

/** What stands between the address and a sweep, each with the likely thing to do. */
export function SettingsNotes({
  state: { model, image, unknownLayer, unknownClass, asked },
}: {
  state: SettingsState;
}) {
  return (
    <>
      <ModelNote name={asked.model} model={model} without={{ class: undefined }} />
      <ImageNote asked={asked.image} image={image} without={{ class: undefined }} />
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
