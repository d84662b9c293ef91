import type { ReactNode } from "react";

function icon(content: ReactNode, side = 16, stroke = 1.4) {
  return function Icon() {
    return (
      <svg viewBox={`0 0 ${side} ${side}`} fill="none" stroke="currentColor" strokeWidth={stroke} aria-hidden="true">
        {content}
      </svg>
    );
  };
}

export const FindIcon = icon(
  <>
    <circle cx="7" cy="7" r="4.3" />
    <path d="m10.3 10.3 3.2 3.2" />
  </>,
);
export const LinkIcon = icon(
  <path d="M6.6 9.4 9.4 6.6M7.3 4.6l1.2-1.2a2.9 2.9 0 0 1 4.1 4.1l-1.2 1.2M8.7 11.4l-1.2 1.2a2.9 2.9 0 0 1-4.1-4.1l1.2-1.2" />,
);
export const ThemeIcon = icon(
  <>
    <circle cx="8" cy="8" r="5.6" />
    <path d="M8 2.4v11.2A5.6 5.6 0 0 0 8 2.4Z" fill="currentColor" stroke="none" />
  </>,
);
export const HelpIcon = icon(
  <>
    <path d="M5.8 6.1a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6" />
    <path d="M8 11.4v1.2" />
  </>,
);
export const TableIcon = icon(<path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 3.5v9" />, 16, 1.3);
export const ExportIcon = icon(<path d="M8 2.5v7.6M4.9 7.2 8 10.3l3.1-3.1M3 13.2h10" />);
export const CloseIcon = icon(<path d="m4 4 8 8M12 4l-8 8" />);
export const WarningIcon = icon(
  <>
    <path d="M8 1.9 14.6 13.6H1.4L8 1.9Z" />
    <path d="M8 6.3v3.3M8 11.1v1" />
  </>,
  16,
  1.5,
);
export const ModelsIcon = icon(<path d="M2 4v10M6 5.5v7M10 7v4M14 8v2" />, 18);
export const DeconvIcon = icon(
  <>
    <circle cx="9" cy="9" r="6" />
    <path d="M9 1.5v4M9 12.5v4M1.5 9h4M12.5 9h4" />
  </>,
  18,
);
export const OcclusionIcon = icon(
  <>
    <path d="M2.5 2.5h13v13h-13z" />
    <path d="M8 8h5v5H8z" fill="currentColor" />
  </>,
  18,
);
export const TrainingIcon = icon(<path d="M2 3c1.5 7 4 10.5 14 11.5" />, 18);

/** The product's mark: a reticle on a signal of zero. */
export function Mark() {
  return (
    <svg viewBox="0 0 22 22" aria-hidden="true">
      <circle cx="11" cy="11" r="9" fill="#808080" />
      <path d="M11 0v6M11 16v6M0 11h6M16 11h6" stroke="currentColor" strokeWidth="1.6" />
      <rect x="8.5" y="8.5" width="5" height="5" fill="#ffd60a" stroke="#14181a" strokeWidth="1" />
    </svg>
  );
}
