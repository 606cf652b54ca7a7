"use client";

import { useRef, useState, type FormEvent } from "react";
import type { Todo } from "@/lib/todos";
import type { useTodos } from "@/lib/useTodos";
import { SparkIcon } from "./icons";
import { Notice } from "./Notice";
import { TodoItem } from "./TodoItem";
import styles from "./TodoPanel.module.css";

const FILTERS = {
  all: { label: "All", matches: () => true, empty: "Nothing to do yet. Add your first todo above." },
  open: { label: "Open", matches: (todo: Todo) => !todo.completed, empty: "All done. Enjoy the rest of your day." },
  done: { label: "Done", matches: (todo: Todo) => todo.completed, empty: "Nothing finished yet. One step at a time." },
};

type Filter = keyof typeof FILTERS;

interface TodoPanelProps {
  title: string;
  store: ReturnType<typeof useTodos>;
}

export function TodoPanel({ title, store }: TodoPanelProps) {
  const { todos, failure, announcement } = store;
  const [draft, setDraft] = useState("");
  const [filter, setFilter] = useState<Filter>("all");
  const input = useRef<HTMLInputElement>(null);

  async function add(newTitle: string) {
    setDraft("");
    const added = await store.add(newTitle, () => void add(newTitle));
    // Gives the text back, unless the next todo is already being typed.
    if (!added) setDraft((current) => current || newTitle);
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const newTitle = draft.trim();
    if (newTitle) void add(newTitle);
    input.current?.focus();
  }

  function handleDelete(todo: Todo, item: HTMLElement | null) {
    // The focused button disappears with its item: move on to a neighbour.
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
    const target = neighbour?.querySelector<HTMLElement>("[data-delete]") ?? input.current;
    target?.focus();
    void store.remove(todo);
  }

  const shown = todos?.filter(FILTERS[filter].matches);
  const doneCount = todos?.filter(({ completed }) => completed).length ?? 0;

  return (
    <section className={styles.panel} aria-labelledby="todos-heading">
      <header className={styles.header}>
        <h1 id="todos-heading">{title}</h1>
        <a className={styles.jump} href="#assistant">
          <SparkIcon />
          Ask the assistant
        </a>
      </header>

      <form className={styles.form} onSubmit={handleSubmit}>
        <input
          ref={input}
          aria-label="New todo"
          placeholder="What needs doing?"
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="done"
        />
        <button type="submit">Add</button>
      </form>

      {failure && (
        <Notice tone="danger" onRetry={failure.retry} onDismiss={todos ? store.dismissFailure : undefined}>
          {failure.message}
        </Notice>
      )}

      {(todos || !failure) && (
        <div className={styles.toolbar}>
          <div className={styles.filters} role="group" aria-label="Show">
            {(Object.keys(FILTERS) as Filter[]).map((key) => (
              <button key={key} type="button" aria-pressed={filter === key} onClick={() => setFilter(key)}>
                {FILTERS[key].label}
              </button>
            ))}
          </div>
          {todos && todos.length > 0 && (
            <p className={styles.progress}>
              <progress value={doneCount} max={todos.length} aria-hidden="true" />
              {doneCount} of {todos.length} done
            </p>
          )}
        </div>
      )}

      {shown && shown.length > 0 && (
        // Safari drops the list semantics of lists without bullets.
        <ul className={styles.list} role="list" aria-label="Todos">
          {shown.map((todo) => (
            <TodoItem key={todo.id} todo={todo} onUpdate={store.update} onDelete={handleDelete} />
          ))}
        </ul>
      )}
      {shown?.length === 0 && (
        <p className={styles.empty}>{todos?.length ? FILTERS[filter].empty : FILTERS.all.empty}</p>
      )}
      {!todos && !failure && (
        <div className={styles.loading} role="status">
          <span className="visually-hidden">Loading todos…</span>
          <span />
          <span />
          <span />
        </div>
      )}

      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </section>
  );
}
