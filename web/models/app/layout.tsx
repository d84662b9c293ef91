import { PreloadFonts } from "@deconvscope/shell/preload-fonts";
import "@deconvscope/shell/styles.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: "Models · Deconvscope",
  icons: { icon: "/mark.svg" },
  description: "Convolutional networks: what there is, and what they are made of",
};
export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        {/* Runs before the first paint, so that a chosen theme does not flash. */}
        <script src="/theme.js" />
        <PreloadFonts />
        {children}
      </body>
    </html>
  );
}
