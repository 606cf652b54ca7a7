import { isMadeAtStart } from './python-start';
import { argumentsAt, SourceCode } from '../../../util/source-code';

const CONDITION = /^(?<indent>[ \t]*)if\s*(?<condition>\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|[^\n:]+?)\s*:(?<rest>[^\n]*)/gm;
const ABSENT = /^\(*\s*(?:not\s+(?:\w+\.)*(?<name>[A-Za-z_]\w*)(?:\.strip\(\))?|(?:\w+\.)*(?<none>[A-Za-z_]\w*)\s+is\s+None)\s*\)*$/;
const ENDS = /^\s*(?:raise\b|(?:sys\.|os\._?)?exit\()/m;
const NAMED = /\b(?<alias>[A-Za-z_]\w*)[ \t]*(?::[ \t]*[^=\n]+)?=[ \t]*os\.(?:getenv|environ\.get)\(\s*["'](?<variable>\w+)["']/g;
const VALIDATOR = /@(?:pydantic\.)?(?:field_validator|validator)\((?<fields>[^)]*)\)[\s\S]*?\bdef\s+\w+\(\s*\w+\s*,\s*(?<value>\w+)/g;
const OF_MODEL = /@(?:pydantic\.)?model_validator\([^)]*\)\s*\n\s*def\s+\w+\(\s*self\b/g;
/** `missing = [name for name, value in required.items() if not value]`. */
const COLLECTED = /\b(?<missing>\w+)\s*=\s*\[\s*\w+\s+for\s+[\w,\s()]+?\s+in\s+(?<all>\w+)(?:\.items\(\))?\s+if\s+not\b/g;
/** How far a validator is looked at: one is seldom longer. */
const BODY = 800;

/**
 * Variables without which Python refuses to start: `if not settings.SECRET_KEY: raise …` outside of functions, or in one
 * that is called at the start, and validators of pydantic that do so. In upper case.
 *
 * @param called what is called at the start
 */
export function refusedFor(source: SourceCode, called: ReadonlySet<string>): string[] {
  const { text } = source;
  const checks = endingChecks(source);
  if (checks.length === 0) return [];
  const named = new Map([...text.matchAll(NAMED)].map(({ groups }) => [groups!.alias, groups!.variable]));
  const atStart = checks.filter(({ groups, index }) => isMadeAtStart(source, index + groups!.indent.length, called));
  const absent = atStart.flatMap(({ groups }) => [...absentIn(groups!.condition), ...collectedIn(text, groups!.condition)]);
  const names = absent.map((name) => named.get(name) ?? name);
  return [...names, ...validated(text, checks)].map((name) => name.toUpperCase());
}

/**
 * Variables for want of which any function raises: `key = os.getenv("FERNET_KEY")`, then `if not key: raise …`; or
 * `if not settings.FERNET_KEY: raise …`. In upper case.
 */
export function raisedFor(source: SourceCode): string[] {
  const named = [...source.text.matchAll(NAMED)];
  return endingChecks(source).flatMap(({ groups, index }) => absentIn(groups!.condition).flatMap((name) => {
    const isAttribute = new RegExp(String.raw`\.${name}\b`).test(groups!.condition);
    const before = named.filter((each) => each.groups!.alias === name && each.index < index).at(-1);
    return isAttribute ? [name.toUpperCase()] : before ? [before.groups!.variable.toUpperCase()] : [];
  }));
}

function validated(text: string, checks: readonly RegExpExecArray[]): string[] {
  const ofModels = [...text.matchAll(OF_MODEL)].flatMap((match) => missedBy(text, match, checks));
  const ofFields = [...text.matchAll(VALIDATOR)].flatMap((match) => {
    const { fields, value } = match.groups!;
    if (!missedBy(text, match, checks).includes(value)) return [];
    return [...fields.matchAll(/(?<!=\s*)["'](?<field>\w+)["']/g)].map(({ groups }) => groups!.field);
  });
  return [...ofModels, ...ofFields];
}

/** What a validator refuses to go without. */
function missedBy(text: string, { 0: match, index }: RegExpExecArray, checks: readonly RegExpExecArray[]): string[] {
  const start = index + match.length;
  const next = text.slice(start, start + BODY).search(/\n\s*(?:@|def\b|class\b)/);
  const inside = checks.filter((check) => check.index > start && check.index < start + (next < 0 ? BODY : next));
  // What stands under a further condition is refused in some cases only.
  const first = Math.min(...inside.map(({ groups }) => groups!.indent.length));
  return inside.filter(({ groups }) => groups!.indent.length === first).flatMap(({ groups }) => absentIn(groups!.condition));
}

/** What a condition finds absent, alone or beside others. */
function absentIn(condition: string): string[] {
  const whole = condition.replace(/^\((?<inner>[\s\S]*)\)$/, '$<inner>');
  return whole.split(/\bor\b/).flatMap((part) => {
    const { name, none } = ABSENT.exec(part.trim())?.groups ?? {};
    return name ?? none ?? [];
  });
}

/** The names in the list, or the keys of the dictionary, of which a condition has those that are absent. */
function collectedIn(text: string, condition: string): string[] {
  const all = [...text.matchAll(COLLECTED)].find(({ groups }) => groups!.missing === condition.trim())?.groups?.all;
  const said = all && new RegExp(String.raw`\b${all}\s*(?::[^=\n]+)?=\s*(?=[\[({])`).exec(text);
  if (!said) return [];
  return argumentsAt(text, said.index + said[0].length).flatMap((item) => /^\(?\s*["'](?<name>\w+)["']/.exec(item)?.groups?.name ?? []);
}

/** Conditions under which the program ends, or something is raised. */
function endingChecks(source: SourceCode): RegExpExecArray[] {
  if (!/\braise\b|\bexit\(/.test(source.text)) return [];
  return [...source.text.matchAll(CONDITION)].filter(({ 0: match, groups, index }) =>
    ENDS.test([groups!.rest, ...source.below(index + match.length, groups!.indent.length)].join('\n')));
}
