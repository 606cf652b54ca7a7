import { lineAt, PythonModule } from './python-module';

/** An environment variable without which the application does not start. */
export interface RequiredSetting {
  /** Name of the variable. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

const SETTINGS_CLASS = /^class[ \t]+\w+\((?:[^)\n]*\b)?BaseSettings\b[^)\n]*\)[ \t]*:[^\n]*\n(?<body>(?:[ \t]+[^\n]*\n|[ \t]*\n)*)/gm;
const FIELD = /^(?<indent>[ \t]+)(?<name>[A-Za-z]\w*)[ \t]*:[ \t]*(?<type>[^=\n#]+?)[ \t]*(?:=[ \t]*(?<value>[^\n]*?))?[ \t]*(?:#.*)?$/gm;
const PREFIX = /\benv_prefix[ \t]*=[ \t]*["'](?<prefix>\w*)["']/;
const ALIAS = /\b(?:validation_alias|alias|env)[ \t]*=[ \t]*["'](?<alias>\w+)["']/;
const SUBSCRIPT = /\bos\.environ\[["'](?<name>\w+)["']\](?![ \t]*=[^=])/g;

/** Fields of pydantic-settings without a default, and variables that a module reads with no way out while it is imported. */
export function findRequiredSettings(modules: readonly PythonModule[]): RequiredSetting[] {
  const found = modules.flatMap((module) => [...settingsFields(module), ...subscripts(module)]);
  return [...new Map(found.reverse().map((setting) => [setting.name, setting])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function settingsFields({ file, code }: PythonModule): RequiredSetting[] {
  const text = `${code.replaceAll('\r\n', '\n')}\n`;
  return [...text.matchAll(SETTINGS_CLASS)].flatMap(({ 0: match, groups, index }) => {
    const body = groups!.body;
    const start = index + match.length - body.length;
    const prefix = PREFIX.exec(body)?.groups?.prefix ?? '';
    const indent = /^[ \t]+(?=\S)/m.exec(body)?.[0];
    return [...body.matchAll(FIELD)]
      .filter((field) => field.groups!.indent === indent && isRequired(field.groups!.type, field.groups!.value))
      .filter((field) => field.groups!.name !== 'model_config')
      .map((field) => ({
        name: ALIAS.exec(field.groups!.value ?? '')?.groups?.alias ?? `${prefix}${field.groups!.name}`.toUpperCase(),
        file,
        line: lineAt(text, start + field.index),
      }));
  });
}

/** Without a value, or with a Field that has none. */
function isRequired(type: string, value: string | undefined): boolean {
  if (/\bClassVar\b/.test(type)) return false;
  if (value === undefined || value === '' || value === '...') return true;
  const call = /^(?:Field|SettingsField)\((?<rest>.*)$/.exec(value)?.groups?.rest;
  return call !== undefined && /^\s*(?:\.\.\.|\)|\w+\s*=)/.test(call) && !/\bdefault(?:_factory)?\s*=/.test(call) && value.includes(')');
}

/** `os.environ["X"]` outside of functions. */
function subscripts({ file, code }: PythonModule): RequiredSetting[] {
  return [...code.matchAll(SUBSCRIPT)]
    .filter(({ index }) => /^\S/.test(code.slice(code.lastIndexOf('\n', index) + 1)))
    .map(({ groups, index }) => ({ name: groups!.name, file, line: lineAt(code, index) }));
}
