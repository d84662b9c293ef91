import { PreloadFonts } from "@deconvscope/shell/preload-fonts";
import "@deconvscope/shell/styles.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: "Deconv · Deconvscope",
  icons: { icon: "/deconv/mark.svg" },
  description: "Units of a convolutional network, projected back to pixels",
};
export const viewport: Viewport = { colorScheme: "light dark", width: "device-width", initialScale: 1 };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        {/* Runs before the first paint, so that a chosen theme does not flash. */}
        <script src="/deconv/theme.js" />
        <PreloadFonts />
        {children}
      </body>
    </html>
  );
}
