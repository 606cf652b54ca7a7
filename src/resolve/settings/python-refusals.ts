import { indentationOf, SourceCode } from '../../util/source-code';

const CONDITION = /^(?<indent>[ \t]*)if\s*(?<condition>\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^\n:]+?)\s*:(?<rest>[^\n]*)/gm;
const ABSENT = /^\(*\s*(?:not\s+(?:\w+\.)*(?<name>[A-Za-z_]\w*)(?:\.strip\(\))?|(?:\w+\.)*(?<none>[A-Za-z_]\w*)\s+is\s+None)\s*\)*$/;
const ENDS = /^\s*(?:raise\b|(?:sys\.|os\._?)?exit\()/m;
const NAMED = /\b(?<alias>[A-Za-z_]\w*)[ \t]*(?::[ \t]*[^=\n]+)?=[ \t]*os\.(?:getenv|environ\.get)\(\s*["'](?<variable>\w+)["']/g;
const VALIDATOR = /@(?:pydantic\.)?(?:field_validator|validator)\((?<fields>[^)]*)\)[\s\S]*?\bdef\s+\w+\(\s*\w+\s*,\s*(?<value>\w+)/g;
/** How far a validator is looked at: one is seldom longer. */
const BODY = 800;

/**
 * Variables without which Python refuses to start: `if not settings.SECRET_KEY: raise …` outside of functions, and
 * validators of pydantic that do so. In upper case.
 */
export function refusedFor(source: SourceCode): string[] {
  const { text } = source;
  if (!/\braise\b|\bexit\(/.test(text)) return [];
  const named = new Map([...text.matchAll(NAMED)].map(({ groups }) => [groups!.alias, groups!.variable]));
  const checks = [...text.matchAll(CONDITION)].filter((match) => ENDS.test(bodyOf(text, match)));
  const atTop = checks.filter(({ groups, index }) => groups!.indent === '' || source.above(index + groups!.indent.length).every((line) => /^\s*try\s*:/.test(line)));
  const names = atTop.flatMap(({ groups }) => absentIn(groups!.condition)).map((name) => named.get(name) ?? name);
  return [...names, ...validated(text, checks)].map((name) => name.toUpperCase());
}

function validated(text: string, checks: readonly RegExpExecArray[]): string[] {
  return [...text.matchAll(VALIDATOR)].flatMap(({ groups, 0: match, index }) => {
    const start = index + match.length;
    const next = text.slice(start, start + BODY).search(/\n\s*(?:@|def\b|class\b)/);
    const end = start + (next < 0 ? BODY : next);
    const refuses = checks.some((check) => check.index > start && check.index < end && absentIn(check.groups!.condition).includes(groups!.value));
    return refuses ? [...groups!.fields.matchAll(/(?<!=\s*)["'](?<field>\w+)["']/g)].map((field) => field.groups!.field) : [];
  });
}

/** What a condition finds absent, alone or beside others. */
function absentIn(condition: string): string[] {
  const whole = condition.replace(/^\((?<inner>[\s\S]*)\)$/, '$<inner>');
  return whole.split(/\bor\b/).flatMap((part) => {
    const { name, none } = ABSENT.exec(part.trim())?.groups ?? {};
    return name ?? none ?? [];
  });
}

/** What is done under a condition. */
function bodyOf(text: string, { 0: match, groups, index }: RegExpExecArray): string {
  const lines = text.slice(index + match.length + 1).split('\n');
  const end = lines.findIndex((line) => line.trim() !== '' && indentationOf(line) <= groups!.indent.length);
  return [groups!.rest, ...lines.slice(0, end < 0 ? undefined : end)].join('\n');
}
