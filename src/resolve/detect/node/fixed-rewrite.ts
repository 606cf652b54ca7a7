import { portHere } from './fixed-addresses';
import type { NextConfig } from './next-config';
import { SourceCode } from '../../../util/source-code';
import type { ApplicationFolder } from '../../application-folder';
import type { FixedHost } from '../../decisions';

const DESTINATION = /\bdestination\s*:\s*(?<value>(?:\$\{[^}]*\}|[^{}])*)/g;
/** A host with dots may be reached from anywhere. */
const HOST = /["'`]https?:\/\/(?<host>[\w-]+|127\.0\.0\.1|0\.0\.0\.0)(?::(?<port>\d{2,5})(?!\d)|(?=[:/"'`$]))/;
const OWN_PATH = /^["'`](?<path>\/[^"'`]*)/;
const NAMED = /^\s*(?:`\$\{)?(?<name>[A-Za-z_]\w*)\b(?!\s*[.(])/;
const CHOICE = /^(?<condition>[^?]*\bNODE_ENV\b[^?]*)\?\s(?<first>[\s\S]*?)\s:\s(?<second>[\s\S]*)$/;

/**
 * Where the first rewrite of next.config leads outside of development that says it itself: a host that is another one in a
 * container, or a path of the application where it leads to a host in development.
 */
export function fixedRewrite(folder: ApplicationFolder, { file }: NextConfig): FixedHost | undefined {
  if (!file) return undefined;
  const source = SourceCode.javascript(folder.text(file));
  for (const { groups, index } of source.text.matchAll(DESTINATION)) {
    const found = leadsTo(groups!.value, source.text);
    if (found) return { ...found, place: `${folder.pathFromProject(file)}:${source.lineAt(index)}` };
  }
  return undefined;
}

function leadsTo(expression: string, text: string): Pick<FixedHost, 'value' | 'port'> | undefined {
  const { production, development } = branches(expression.trim());
  if (/\bprocess\.env\b/.test(production)) return undefined;
  const { host, port } = HOST.exec(production)?.groups ?? {};
  if (host !== undefined) return { value: host, ...portHere(host, port) };
  const path = OWN_PATH.exec(production)?.groups?.path;
  if (path !== undefined) return HOST.test(development) ? { value: path } : undefined;
  const name = NAMED.exec(production)?.groups?.name;
  const value = name && new RegExp(String.raw`\b(?:const|let|var)\s+${name}\b[^=;]*=\s*(?<value>[^;]*?)(?:;|\n\s*\n|$)`).exec(text)?.groups?.value;
  return value ? leadsTo(value, text.replace(value, '')) : undefined;
}

/** The values of a choice by NODE_ENV; both are the expression itself where there is none. */
function branches(expression: string): { readonly production: string; readonly development: string } {
  const { condition, first, second } = CHOICE.exec(expression)?.groups ?? {};
  if (condition === undefined) return { production: expression, development: expression };
  const isDevelopment = /development/.test(condition) !== /!==?/.test(condition);
  return isDevelopment ? { production: second.trim(), development: first } : { production: first.trim(), development: second };
}
