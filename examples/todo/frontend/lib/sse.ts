export interface ServerSentEvent {
  event: string;
  data: string;
}

/**
 * Reads server-sent events from a response body. The browser's EventSource
 * can only send GET requests; the chat needs POST.
 */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<ServerSentEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  let event = "";
  let data: string[] = [];

  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;

      buffer += value;
      // A final \r waits for the next chunk: it may be the first half of \r\n.
      const lines = buffer.split(/\r\n|\n|\r(?=[^])/);
      buffer = lines.pop() ?? "";

      for (const line of lines) {
        if (line === "") {
          if (data.length > 0) yield { event: event || "message", data: data.join("\n") };
          event = "";
          data = [];
          continue;
        }
        const [, field, content] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
        if (field === "event") event = content ?? "";
        else if (field === "data") data.push(content ?? "");
      }
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
