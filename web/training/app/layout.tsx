import { PreloadFonts } from "@deconvscope/shell/preload-fonts";
import "@deconvscope/shell/styles.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: "Training · Deconvscope",
  icons: { icon: "/training/mark.svg" },
  description: "What a network learns, and how its features form while it is trained",
};
export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        {/* Runs before the first paint, so that a chosen theme does not flash. */}
        <script src="/training/theme.js" />
        <PreloadFonts />
        {children}
      </body>
    </html>
  );
}
