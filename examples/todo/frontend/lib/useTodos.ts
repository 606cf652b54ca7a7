"use client";

import { startTransition, useCallback, useEffect, useOptimistic, useRef, useState } from "react";
import { createTodo, deleteTodo, listTodos, updateTodo, type Todo, type TodoChanges } from "./todos";

export interface Failure {
  message: string;
  retry: () => void;
}

type Change = { kind: "put"; todo: Todo } | { kind: "remove"; id: number };

function applyChange(todos: Todo[] | null, change: Change): Todo[] {
  const list = todos ?? [];
  if (change.kind === "remove") return list.filter(({ id }) => id !== change.id);
  return list.some(({ id }) => id === change.todo.id)
    ? list.map((todo) => (todo.id === change.todo.id ? change.todo : todo))
    : [change.todo, ...list];
}

/** A todo the backend has not confirmed yet has a negative id. */
export const isUnsaved = (todo: Todo) => todo.id < 0;

/**
 * The todo list and its changes. Changes show at once; when the backend
 * refuses one, it disappears again and `failure` says why.
 */
export function useTodos(apiUrl: string, initialTodos: Todo[] | null) {
  const [savedTodos, setSavedTodos] = useState(initialTodos);
  const [todos, showChange] = useOptimistic(savedTodos, applyChange);
  const [loadFailure, setLoadFailure] = useState<Failure | null>(null);
  const [changeFailure, setChangeFailure] = useState<Failure | null>(null);
  const [announcement, setAnnouncement] = useState("");

  const latestLoad = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const nextUnsavedId = useRef(-1);

  const reload = useCallback(async () => {
    const load = ++latestLoad.current;
    setLoadFailure(null);
    try {
      const list = await listTodos(apiUrl);
      if (load === latestLoad.current) setSavedTodos(list);
    } catch (error) {
      if (load !== latestLoad.current) return;
      setLoadFailure({
        message: `The list could not be loaded. ${(error as Error).message}`,
        retry: reload,
      });
    }
  }, [apiUrl]);

  useEffect(() => {
    if (initialTodos === null) void reload();
  }, [initialTodos, reload]);

  /** Shows `change` while `send` runs; `send` returns the confirmed change. */
  function submit(
    change: Change,
    send: () => Promise<Change>,
    texts: { done: string; failed: string; retry: () => void },
  ): Promise<boolean> {
    setChangeFailure(null);
    return new Promise((resolve) => {
      startTransition(async () => {
        showChange(change);
        // One request after the other: the backend sees quick clicks in order.
        const confirmed = queue.current.then(send);
        queue.current = confirmed.catch(() => {});
        try {
          const result = await confirmed;
          startTransition(() => setSavedTodos((list) => list && applyChange(list, result)));
          if (savedTodos === null) void reload();
          setAnnouncement(texts.done);
          resolve(true);
        } catch (error) {
          setChangeFailure({
            message: `${texts.failed} ${(error as Error).message}`,
            retry: texts.retry,
          });
          resolve(false);
        }
      });
    });
  }

  /** `retry` lets the form try again with its own state. */
  function add(title: string, retry: () => void): Promise<boolean> {
    const now = new Date().toISOString();
    const todo: Todo = {
      id: nextUnsavedId.current--,
      title,
      description: null,
      completed: false,
      created_at: now,
      updated_at: now,
    };
    return submit(
      { kind: "put", todo },
      async () => ({ kind: "put", todo: await createTodo(apiUrl, title) }),
      { done: `Added “${title}”.`, failed: `“${title}” could not be added.`, retry },
    );
  }

  function update(todo: Todo, changes: TodoChanges): Promise<boolean> {
    const title = changes.title ?? todo.title;
    return submit(
      { kind: "put", todo: { ...todo, ...changes } },
      async () => ({ kind: "put", todo: await updateTodo(apiUrl, todo.id, changes) }),
      {
        done: `Saved “${title}”.`,
        failed: `“${title}” could not be saved.`,
        retry: () => void update(todo, changes),
      },
    );
  }

  function remove(todo: Todo): Promise<boolean> {
    return submit(
      { kind: "remove", id: todo.id },
      async () => {
        await deleteTodo(apiUrl, todo.id);
        return { kind: "remove", id: todo.id };
      },
      {
        done: `Deleted “${todo.title}”.`,
        failed: `“${todo.title}” could not be deleted.`,
        retry: () => void remove(todo),
      },
    );
  }

  return {
    todos,
    failure: changeFailure ?? loadFailure,
    dismissFailure: () => {
      setChangeFailure(null);
      setLoadFailure(null);
    },
    announcement,
    reload,
    add,
    update,
    remove,
  };
}
