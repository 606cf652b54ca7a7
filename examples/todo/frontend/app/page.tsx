import { connection } from "next/server";
import { Notice } from "@/components/Notice";
import { Workspace } from "@/components/Workspace";
import { readSettings } from "@/lib/settings";
import { listTodos, type Todo } from "@/lib/todos";
import styles from "./page.module.css";

export default async function Page() {
  await connection();
  const { title, apiUrl, chatEndpoint, internalApiUrl, problems } = readSettings();

  return (
    <main className={styles.main}>
      {!apiUrl && <h1>{title}</h1>}
      {problems.length > 0 && (
        <Notice tone="danger" title="This application is not configured correctly">
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {apiUrl && (
        <Workspace
          title={title}
          apiUrl={apiUrl}
          chatEndpoint={chatEndpoint}
          initialTodos={internalApiUrl ? await loadInitialTodos(internalApiUrl) : null}
        />
      )}
    </main>
  );
}

/** The first list, or null when the browser has to load it. */
async function loadInitialTodos(baseUrl: string): Promise<Todo[] | null> {
  try {
    return await listTodos(baseUrl, { timeoutMs: 2_000 });
  } catch (error) {
    console.warn(`No todos from the backend, the browser will load them: ${(error as Error).message}`);
    return null;
  }
}
