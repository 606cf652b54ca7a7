import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { readSettings } from "@/lib/settings";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return {
    title: readSettings().title,
    description: "A todo list with an assistant that can work on it.",
  };
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f1ea" },
    { media: "(prefers-color-scheme: dark)", color: "#13191a" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Renders every page per request: settings and CSP nonce are run-time values.
  await connection();

  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
