import { Button, formatCount, StreamProgress, useDelayed, usePassedFocus, useShortcuts } from "@deconvscope/shell";
import { useLayoutEffect, useRef } from "react";
import styles from "./diagnosis-head.module.css";
import { isOfImages } from "./diagnosis-state.ts";
import type { DiagnosisView } from "./use-diagnosis.ts";
import type { ModelDiagnosisView } from "./use-model-diagnosis.ts";

interface DiagnosisHeadProps {
  view: ModelDiagnosisView;
  choosing: boolean;
  onChoose: () => void;
}

/** What was measured and on how much; how far a running measurement is. */
export function DiagnosisHead({ view, choosing, onChoose }: DiagnosisHeadProps) {
  const { phase, diagnosis, images } = view;
  const running = phase === "running";
  const slow = useDelayed(running);
  const { progress, problems, unreadable } = diagnosis;
  // From the first moment, before Cancel is seen.
  useShortcuts(running ? [{ keys: "Escape", does: "cancel the stream", run: view.cancel, always: true }] : []);
  return (
    <header className={styles.head}>
      <div>
        <h3 className="look-section">Diagnosis</h3>
        <p className="sub">{describe(view)}</p>
        {problems.length > 0 && (
          <p className="dim">
            {unreadable === 1 ? "One image" : `${formatCount(unreadable)} images`} could not be read and{" "}
            {unreadable === 1 ? "is" : "are"} left out{unreadable === 1 ? ": " : ", the first: "}
            {problems[0]!.why}
          </p>
        )}
      </div>
      <div className={styles.tools}>
        {running && !slow && <Soon />}
        {running && slow && (
          <StreamProgress
            done={Number(progress?.done ?? 0)}
            total={Number(progress?.total || images?.images || 1)}
            did="images"
            rate={progress?.rate ?? 0}
            reconnecting={view.waiting}
            onCancel={view.cancel}
          />
        )}
        {!running && images && isOfImages(diagnosis) && <HeadButtons {...{ view, choosing, onChoose }} />}
      </div>
    </header>
  );
}

/** The place of Cancel: it takes the focus of the button that began and has left, and passes it on. */
function Soon() {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  usePassedFocus(place);
  return <span ref={place} className={styles.soon} tabIndex={-1} />;
}

/** What can be done while nothing runs. */
function HeadButtons({ view: { phase, before, again }, choosing, onChoose }: DiagnosisHeadProps) {
  const root = useRef<HTMLDivElement>(null);
  usePassedFocus(root);
  return (
    <div ref={root} className={styles.buttons}>
      {before && (
        <Button look="quiet" onClick={before.show}>
          Back to {formatCount(before.images.images)} of {before.images.dataset}, {before.images.split}
        </Button>
      )}
      {(phase === "cancelled" || phase === "failed") && <Button onClick={again}>Measure again</Button>}
      <Button aria-expanded={choosing} onClick={onChoose}>
        Other images
      </Button>
    </div>
  );
}

function describe({ phase, images, diagnosis }: DiagnosisView): string {
  const saw = "What Zeiler and Fergus saw by eye in AlexNet’s first layers";
  if (!images || (phase !== "running" && !isOfImages(diagnosis))) return `${saw}, measured.`;
  const { progress } = diagnosis;
  const part = diagnosis.complete ? "" : `${formatCount(progress?.done ?? 0)} of `;
  return `${saw}, measured on ${part}${formatCount(images.images)} images of ${images.dataset}, ${images.split}.`;
}
