import { request } from "./http";
import { readServerSentEvents } from "./sse";

export interface ChatMessage {
  role: "user" | "assistant";
  content: string;
}

export type ChatEvent =
  | { type: "delta"; text: string }
  | { type: "tool"; name: string; summary: string };

/** Sends the conversation and yields the answer piece by piece. */
export async function* streamChat(
  endpoint: string,
  messages: ChatMessage[],
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const response = await request(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ messages }),
    signal,
  });

  if (!response.body) throw new Error("The answer is empty.");

  for await (const { event, data } of readServerSentEvents(response.body)) {
    const payload = JSON.parse(data);
    if (event === "delta") yield { type: "delta", text: payload.text };
    if (event === "tool") yield { type: "tool", name: payload.name, summary: payload.summary };
    if (event === "error") throw new Error(payload.message);
    if (event === "done") return;
  }
  throw new Error("The answer broke off.");
}
