import type { ImportModelResponse } from "@deconvscope/proto";
import {
  Button,
  ButtonLink,
  ErrorNote,
  navigate,
  useCatalog,
  useModel,
  usePageTitle,
  useSelection,
} from "@deconvscope/shell";
import { useEffect, useState } from "react";
import { ImportDialog } from "./import/import-dialog.tsx";
import { type ImportOutcome, importOutcome } from "./import/import-outcome.ts";
import { ModelCards } from "./model-cards.tsx";
import { ModelSection } from "./model-section.tsx";
import styles from "./models-page.module.css";
import { NoModels } from "./no-models.tsx";

interface ModelsPageProps {
  /** A model file that was dropped on the page. */
  dropped: File | undefined;
  onTaken: () => void;
}

/** Cards of all models, and below them the chosen one. */
export function ModelsPage({ dropped, onTaken }: ModelsPageProps) {
  const { models } = useCatalog();
  const { model: name } = useSelection();
  const model = useModel(name);
  usePageTitle("Models", name);
  const [importing, setImporting] = useState(false);
  const [outcome, setOutcome] = useState<ImportOutcome>();
  useEffect(() => {
    if (dropped) setImporting(true);
  }, [dropped]);
  const imported = (imported: string, response: ImportModelResponse) => {
    setImporting(false);
    onTaken();
    setOutcome(importOutcome(imported, response));
    models.reload();
    navigate({ model: imported, layer: undefined, unit: undefined });
  };
  const empty = models.value?.length === 0;
  // A card that is still to come would push away what is told below it.
  const listed = models.value?.some((summary) => summary.name === name);
  return (
    <main id="main" className="page">
      <div className={styles.head}>
        <h1>Models</h1>
        <div className={styles.actions}>
          {(models.loading || (models.value?.length ?? 0) > 1) && (
            <ButtonLink href="#against" data-waiting={models.loading || undefined}>
              Compare two
            </ButtonLink>
          )}
          <Button look="primary" onClick={() => setImporting(true)}>
            Import a model
          </Button>
        </div>
      </div>
      {empty ? (
        <NoModels onImport={() => setImporting(true)} />
      ) : (
        <ModelCards current={name} onImport={() => setImporting(true)} />
      )}
      {model.problem && (
        <section className={styles.model}>
          <ErrorNote
            title={
              model.problem.code === "NOT_FOUND" ? `There is no model ${name}.` : `The model ${name} did not come.`
            }
            problem={model.problem}
            action={
              model.problem.retryable ? (
                <Button onClick={model.reload}>Try again</Button>
              ) : (
                <Button onClick={() => navigate({ model: undefined, layer: undefined })}>
                  Show the built-in model
                </Button>
              )
            }
          />
        </section>
      )}
      {!models.loading && !empty && !model.problem && (
        <ModelSection model={model.value} outcome={listed && outcome?.model === name ? outcome : undefined} />
      )}
      {importing && (
        <ImportDialog
          dropped={dropped}
          onImported={imported}
          onClose={() => {
            setImporting(false);
            onTaken();
          }}
        />
      )}
    </main>
  );
}
