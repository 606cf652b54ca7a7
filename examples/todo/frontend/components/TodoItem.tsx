"use client";

import { useId, useRef, useState, type FormEvent } from "react";
import { flushSync } from "react-dom";
import type { Todo, TodoChanges } from "@/lib/todos";
import { isUnsaved } from "@/lib/useTodos";
import { CheckIcon, CloseIcon, DeleteIcon, EditIcon } from "./icons";
import styles from "./TodoItem.module.css";

interface TodoItemProps {
  todo: Todo;
  onUpdate: (todo: Todo, changes: TodoChanges) => void;
  onDelete: (todo: Todo, item: HTMLElement | null) => void;
}

export function TodoItem({ todo, onUpdate, onDelete }: TodoItemProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const unsaved = isUnsaved(todo);

  function stopEditing() {
    // The edit button has to exist again before it can take the focus.
    flushSync(() => setDraft(null));
    editButton.current?.focus();
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    const title = draft?.trim();
    if (title && title !== todo.title) onUpdate(todo, { title });
    stopEditing();
  }

  if (draft !== null) {
    return (
      <li className={styles.item}>
        <form className={styles.editor} onSubmit={handleSubmit}>
          <input
            aria-label={`Title of ${todo.title}`}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={(event) => event.key === "Escape" && stopEditing()}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="done"
            autoFocus
            required
          />
          <button type="submit" className={styles.action} aria-label="Save">
            <CheckIcon />
          </button>
          <button type="button" className={styles.action} onClick={stopEditing} aria-label="Cancel">
            <CloseIcon />
          </button>
        </form>
      </li>
    );
  }

  return (
    <li className={styles.item} aria-busy={unsaved}>
      <input
        type="checkbox"
        id={id}
        className={styles.checkbox}
        checked={todo.completed}
        disabled={unsaved}
        onChange={(event) => onUpdate(todo, { completed: event.target.checked })}
        aria-describedby={todo.description ? `${id}-description` : undefined}
      />
      <div className={styles.text}>
        <label htmlFor={id}>{todo.title}</label>
        {todo.description && <p id={`${id}-description`}>{todo.description}</p>}
      </div>
      <button
        ref={editButton}
        type="button"
        className={styles.action}
        disabled={unsaved}
        onClick={() => setDraft(todo.title)}
        aria-label={`Edit ${todo.title}`}
      >
        <EditIcon />
      </button>
      <button
        type="button"
        className={`${styles.action} ${styles.delete}`}
        disabled={unsaved}
        onClick={(event) => onDelete(todo, event.currentTarget.closest("li"))}
        aria-label={`Delete ${todo.title}`}
        data-delete
      >
        <DeleteIcon />
      </button>
    </li>
  );
}
