import { Button, formatCount, StreamProgress, useDelayed } from "@deconvscope/shell";
import styles from "./diagnosis.module.css";
import type { DiagnosisView } from "./use-diagnosis.ts";

interface DiagnosisHeadProps {
  view: DiagnosisView;
  choosing: boolean;
  onChoose: () => void;
}

/** What was measured and on how much; how far a running measurement is. */
export function DiagnosisHead({ view, choosing, onChoose }: DiagnosisHeadProps) {
  const { phase, diagnosis, images } = view;
  const running = phase === "running";
  const slow = useDelayed(running);
  const { progress, problems } = diagnosis;
  return (
    <header className={styles.head}>
      <div>
        <h3 className="look-section">Diagnosis</h3>
        <p className="sub">{describe(view)}</p>
        {problems.length > 0 && (
          <p className="dim">
            {problems.length === 1 ? "One image" : `${formatCount(problems.length)} images`} could not be read and{" "}
            {problems.length === 1 ? "is" : "are"} left out: {problems[0]!.why}
          </p>
        )}
      </div>
      <div className={styles.tools}>
        {running && slow && progress ? (
          <StreamProgress
            done={Number(progress.done)}
            total={Number(progress.total)}
            did="images"
            rate={progress.rate}
            onCancel={view.cancel}
          />
        ) : (
          images &&
          diagnosis.layers.length > 0 && (
            <>
              {(phase === "cancelled" || phase === "failed") && <Button onClick={view.again}>Measure again</Button>}
              <Button aria-expanded={choosing} disabled={running} onClick={onChoose}>
                Other images
              </Button>
            </>
          )
        )}
      </div>
    </header>
  );
}

function describe({ phase, images, diagnosis }: DiagnosisView): string {
  const saw = "What Zeiler and Fergus saw by eye in AlexNet’s first layers";
  if (!images || (phase !== "running" && diagnosis.layers.length === 0)) return `${saw}, measured.`;
  const { progress } = diagnosis;
  const part = diagnosis.complete || !progress ? "" : `${formatCount(progress.done)} of `;
  return `${saw}, measured on ${part}${formatCount(images.images)} images of ${images.dataset}, ${images.split}.`;
}
