"use client";

import type { Todo } from "@/lib/todos";
import { useTodos } from "@/lib/useTodos";
import { ChatPanel } from "./ChatPanel";
import { TodoPanel } from "./TodoPanel";
import styles from "./Workspace.module.css";

interface WorkspaceProps {
  title: string;
  apiUrl: string;
  chatEndpoint: string | null;
  initialTodos: Todo[] | null;
}

export function Workspace({ title, apiUrl, chatEndpoint, initialTodos }: WorkspaceProps) {
  const store = useTodos(apiUrl, initialTodos);

  return (
    <div className={styles.workspace}>
      <TodoPanel title={title} store={store} />
      <ChatPanel endpoint={chatEndpoint} onTodosChanged={store.reload} />
    </div>
  );
}
