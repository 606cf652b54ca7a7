import { parse } from '@iarna/toml';
import type { PlainObject } from './objects';
import { remembering } from './remembering';

/** `since` matches what inline tables may contain only since TOML 1.1: line breaks, comments, and trailing commas. */
const TOKEN = /"""(?:\\[\s\S]|[^\\])*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|[{}]|(?<since>,(?=(?:\s|#[^\n]*)*\})|#[^\n]*|\n)/g;

/**
 * Content of a TOML file; the same object for the same text.
 *
 * @throws TomlError where it cannot be read
 * @see https://toml.io/en/v1.1.0
 */
export const parseToml = remembering((text: string): PlainObject => {
  try {
    return parse(text) as PlainObject;
  } catch (error) {
    const joined = inlineTablesInOneLine(text);
    if (joined === text) throw error;
    return parse(joined) as PlainObject;
  }
});

/** The same; empty when it cannot be read. */
export function readToml(text: string): PlainObject {
  try {
    return parseToml(text);
  } catch {
    return {};
  }
}

function inlineTablesInOneLine(text: string): string {
  let depth = 0;
  return text.replace(TOKEN, (token, since?: string) => {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    return since !== undefined && depth > 0 ? ' ' : token;
  });
}
