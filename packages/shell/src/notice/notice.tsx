import { useEffect, useState } from "react";
import { onAnnouncement } from "./announce.ts";
import styles from "./notice.module.css";

const shownFor = 6000;

/** The place where announcements stand. */
export function Notice() {
  const [text, setText] = useState<string>();
  useEffect(() => onAnnouncement(setText), []);
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => setText(undefined), shownFor);
    return () => clearTimeout(timer);
  }, [text]);
  return text === undefined ? null : (
    <p className={styles.notice} role="alert">
      {text}
    </p>
  );
}
