/** An image that was taken for another class. */
export interface Mistake {
  readonly image: number;
  readonly predicted: number;
  /** Of the predicted class. */
  readonly confidence: number;
  readonly label: number;
  /** Of the label. */
  readonly probability: number;
}

export interface MistakeKeeper {
  add(mistake: Mistake): void;
  /** Most confident first, of equals the lower image. */
  mistakes(): Mistake[];
}

/** Keeps the most confident mistakes. */
export function keepMistakes(most: number): MistakeKeeper {
  let kept: Mistake[] = [];
  const cut = () => {
    kept = kept.sort((a, b) => b.confidence - a.confidence || a.image - b.image).slice(0, most);
    return kept;
  };
  return {
    add: (mistake) => {
      kept.push(mistake);
      if (kept.length >= 2 * most + 64) cut();
    },
    mistakes: () => [...cut()],
  };
}
