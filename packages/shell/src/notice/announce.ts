const event = "deconvscope:notice";

/** Says something that belongs to no figure: it stands at the bottom of the page for a while. */
export function announce(text: string): void {
  dispatchEvent(new CustomEvent<string>(event, { detail: text }));
}

/** @returns stops listening */
export function onAnnouncement(listener: (text: string) => void): () => void {
  const hear = (heard: Event) => {
    if (heard instanceof CustomEvent) listener(String(heard.detail));
  };
  addEventListener(event, hear);
  return () => removeEventListener(event, hear);
}
