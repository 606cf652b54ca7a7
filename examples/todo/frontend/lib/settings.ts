export interface Settings {
  title: string;
  /** The backend as the browser reaches it; null when missing or not usable. */
  apiUrl: string | null;
  /** The chat endpoint as the browser reaches it; null when not usable. */
  chatEndpoint: string | null;
  /** The backend as this server reaches it; never sent to the browser. */
  internalApiUrl: string | null;
  /** What is wrong with the configuration, one sentence each. */
  problems: string[];
}

/**
 * Reads the settings from the environment. Call it per request, on the server
 * only: one build then serves every environment.
 */
export function readSettings(): Settings {
  const problems: string[] = [];

  const readUrl = (name: string, fallback: string | null): string | null => {
    const value = process.env[name]?.trim();
    if (!value) return fallback;
    if (!isHttpUrl(value)) {
      problems.push(`${name} must be an absolute http or https URL without credentials.`);
      return null;
    }
    return value.replace(/\/+$/, "");
  };

  const apiUrl = readUrl("API_URL", null);
  if (!process.env.API_URL?.trim()) {
    problems.push("API_URL is not set. It is the address at which the browser reaches the backend.");
  }

  return {
    title: process.env.APP_TITLE?.trim() || "Todo",
    apiUrl,
    chatEndpoint: readUrl("CHAT_ENDPOINT", apiUrl && `${apiUrl}/api/chat`),
    internalApiUrl: readUrl("API_INTERNAL_URL", apiUrl),
    problems,
  };
}

function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && !url.username && !url.password;
}
