import { request } from "./http";

export interface Todo {
  id: number;
  title: string;
  description: string | null;
  completed: boolean;
  created_at: string;
  updated_at: string;
}

export type TodoChanges = Partial<Pick<Todo, "title" | "completed">>;

const TIMEOUT_MS = 10_000;

/** All todos, newest first. */
export async function listTodos(
  baseUrl: string,
  { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number } = {},
): Promise<Todo[]> {
  const response = await request(`${baseUrl}/api/todos`, {
    signal: AbortSignal.timeout(timeoutMs),
  });
  const todos = (await response.json()) as Todo[];
  return todos.sort((a, b) => b.id - a.id);
}

export async function createTodo(baseUrl: string, title: string): Promise<Todo> {
  const response = await send("POST", `${baseUrl}/api/todos`, { title });
  return (await response.json()) as Todo;
}

export async function updateTodo(baseUrl: string, id: number, changes: TodoChanges): Promise<Todo> {
  const response = await send("PATCH", `${baseUrl}/api/todos/${id}`, changes);
  return (await response.json()) as Todo;
}

export async function deleteTodo(baseUrl: string, id: number): Promise<void> {
  await send("DELETE", `${baseUrl}/api/todos/${id}`);
}

function send(method: string, url: string, body?: object): Promise<Response> {
  return request(url, {
    method,
    headers: body && { "Content-Type": "application/json" },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
}
