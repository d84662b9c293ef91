/** Help of every command that takes a scan. */
export const scanArgumentHelp = "the scan's id, or how it begins; `scan list` shows them";
