/** The same function of a text, which keeps what each text came to: many ask for the same files in one synthesis. */
export function remembering<T extends object>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const content = known.get(text) ?? read(text);
    known.set(text, content);
    return content;
  };
}
