import { PreloadFonts } from "@deconvscope/shell/preload-fonts";
import "@deconvscope/shell/styles.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: "Occlusion · Deconvscope",
  icons: { icon: "/occlusion/mark.svg" },
  description: "What a prediction of a convolutional network rests on",
};
export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        {/* Runs before the first paint, so that a chosen theme does not flash. */}
        <script src="/occlusion/theme.js" />
        <PreloadFonts />
        {children}
      </body>
    </html>
  );
}
