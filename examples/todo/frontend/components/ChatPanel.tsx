"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { streamChat, type ChatMessage } from "@/lib/chat";
import { HttpError } from "@/lib/http";
import { CheckIcon, SparkIcon } from "./icons";
import { Notice } from "./Notice";
import styles from "./ChatPanel.module.css";

interface Message extends ChatMessage {
  /** What the assistant did to the list, in words. */
  actions: string[];
}

interface Problem {
  tone: "info" | "danger";
  title?: string;
  message: string;
}

// The assistant needs the recent past, not an ever growing request.
const MAX_MESSAGES = 50;

const SUGGESTIONS = [
  "What should I do first?",
  "Plan a birthday party in three todos",
  "Which todos can I delete?",
];

interface ChatPanelProps {
  endpoint: string | null;
  onTodosChanged: () => void;
}

export function ChatPanel({ endpoint, onTodosChanged }: ChatPanelProps) {
  const [messages, setMessages] = useState<Message[]>([]);
  const [draft, setDraft] = useState("");
  const [streaming, setStreaming] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const abort = useRef<AbortController>(null);
  const log = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const followsEnd = useRef(true);

  useEffect(() => {
    if (followsEnd.current) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [messages, problem]);

  useEffect(() => () => abort.current?.abort(), []);

  /** Asks for an answer to a conversation that ends with the user's message. */
  async function ask(conversation: Message[]) {
    if (!endpoint) return;
    const controller = new AbortController();
    abort.current = controller;
    followsEnd.current = true;
    let answer: Message = { role: "assistant", content: "", actions: [] };
    setMessages([...conversation, answer]);
    setProblem(null);
    setStreaming(true);

    try {
      const history = conversation
        .filter(({ content }) => content)
        .map(({ role, content }) => ({ role, content }))
        .slice(-MAX_MESSAGES);
      for await (const event of streamChat(endpoint, history, controller.signal)) {
        answer =
          event.type === "delta"
            ? { ...answer, content: answer.content + event.text }
            : { ...answer, actions: [...answer.actions, event.summary] };
        setMessages([...conversation, answer]);
        if (event.type === "tool") onTodosChanged();
      }
    } catch (error) {
      if (!controller.signal.aborted) setProblem(describe(error));
    }

    if (abort.current !== controller) return;
    if (!answer.content && answer.actions.length === 0) setMessages(conversation);
    setStreaming(false);
  }

  function send(text: string) {
    if (!text.trim() || streaming) return;
    setDraft("");
    void ask([...messages, { role: "user", content: text.trim(), actions: [] }]);
  }

  function retry() {
    void ask(messages.slice(0, messages.findLastIndex(({ role }) => role === "user") + 1));
    field.current?.focus();
  }

  function startOver() {
    abort.current?.abort();
    abort.current = null;
    setMessages([]);
    setProblem(null);
    setStreaming(false);
    field.current?.focus();
  }

  function handleKeyDown(event: KeyboardEvent) {
    // Enter also confirms a word of an input method; that must not send.
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send(draft);
    }
  }

  return (
    <section id="assistant" className={styles.panel} aria-labelledby="assistant-heading">
      <header className={styles.header}>
        <SparkIcon />
        <h2 id="assistant-heading">Assistant</h2>
        {messages.length > 0 && (
          <button type="button" className={styles.startOver} onClick={startOver}>
            Start over
          </button>
        )}
      </header>

      <div
        ref={log}
        className={styles.log}
        role="log"
        aria-label="Conversation"
        // Screen readers read the finished answer, not every piece of it.
        aria-busy={streaming}
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          followsEnd.current = scrollHeight - scrollTop - clientHeight < 40;
        }}
      >
        {messages.length === 0 && (
          <div className={styles.welcome}>
            <p>I know your list and can change it for you. Ask me anything, or try one of these:</p>
            {SUGGESTIONS.map((suggestion) => (
              <button key={suggestion} type="button" disabled={!endpoint} onClick={() => send(suggestion)}>
                {suggestion}
              </button>
            ))}
          </div>
        )}
        {messages.map((message, index) => (
          <MessageView
            key={index}
            message={message}
            waiting={streaming && index === messages.length - 1 && !message.content}
          />
        ))}
      </div>

      {!endpoint && (
        <Notice tone="info">The assistant is not configured. Your list works without it.</Notice>
      )}
      {problem && (
        <Notice tone={problem.tone} title={problem.title} onRetry={retry}>
          {problem.message}
        </Notice>
      )}

      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          send(draft);
        }}
      >
        <textarea
          ref={field}
          aria-label="Message"
          placeholder="Ask about your list…"
          rows={1}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={handleKeyDown}
          disabled={!endpoint}
          enterKeyHint="send"
        />
        {streaming ? (
          <button type="button" className={styles.stop} onClick={() => abort.current?.abort()}>
            Stop
          </button>
        ) : (
          <button type="submit" disabled={!endpoint}>
            Send
          </button>
        )}
      </form>
    </section>
  );
}

function MessageView({ message, waiting }: { message: Message; waiting: boolean }) {
  const fromUser = message.role === "user";
  return (
    <div className={fromUser ? styles.fromUser : styles.fromAssistant}>
      <span className="visually-hidden">{fromUser ? "You:" : "Assistant:"}</span>
      {message.actions.length > 0 && (
        <ul className={styles.actions} role="list">
          {message.actions.map((action, index) => (
            <li key={index}>
              <CheckIcon />
              {action}
            </li>
          ))}
        </ul>
      )}
      {message.content && <p>{message.content}</p>}
      {waiting && (
        <p className={styles.waiting}>
          <span className="visually-hidden">The assistant is thinking…</span>
          <i />
          <i />
          <i />
        </p>
      )}
    </div>
  );
}

function describe(error: unknown): Problem {
  // The backend answers 503 while no language model is configured.
  if (error instanceof HttpError && error.status === 503) {
    return { tone: "info", title: "The assistant is switched off", message: error.message };
  }
  if (error instanceof TypeError) return { tone: "danger", message: "The connection was lost." };
  return { tone: "danger", message: (error as Error).message };
}
