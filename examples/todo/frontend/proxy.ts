import { NextResponse, type NextRequest } from "next/server";
import { readSettings } from "@/lib/settings";

/**
 * Sets the Content-Security-Policy per request, since it carries a nonce and
 * the run-time addresses of the backend.
 */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const { apiUrl, chatEndpoint } = readSettings();
  const origins = [apiUrl, chatEndpoint].flatMap((url) => (url ? [new URL(url).origin] : []));
  const isDev = process.env.NODE_ENV === "development";

  const policy = [
    "default-src 'self'",
    // In development, React uses eval for server stacks and styles come inline.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDev ? " 'unsafe-inline'" : ""}`,
    `connect-src ${["'self'", ...new Set(origins)].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

  // Next.js finds the nonce for its own scripts in the request's header.
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: "/((?!api/|_next/|icon.svg|robots.txt).*)",
};
