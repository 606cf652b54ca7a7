import { basesOf, byName, ClassesByName, classesOf, classNamed, PythonClass } from './python-classes';
import { valueOf } from './python-literal';
import { argumentsAt, indentationOf, SourceCode, splitOutsideBrackets } from '../../../util/source-code';
import { importsIn } from '../../detect/python/python-imports';
import { SourceFile } from '../../source-files';
import type { Setting, SettingForm } from '../setting';

/** Classes that the type of a field may name. */
interface KnownClasses {
  /** Those that may be groups of settings. */
  readonly groups: ClassesByName;
  /** Those whose fields are variables by themselves. */
  readonly settings: ReadonlySet<PythonClass>;
  readonly enums: ClassesByName;
}

/** What holds for all fields of a class. */
interface ClassRules {
  readonly prefix: string;
  readonly keepsCase: boolean;
  /** Stands between the name of a group and that of a field in it: `DATABASE__HOST`. @default groups are not read from variables of their own */
  readonly delimiter?: string;
  readonly readsSecretFiles: boolean;
  /** Whether a file of settings may have any of them. */
  readonly readsFile: boolean;
  /** Version 1 takes a field that may be None for one that has a default. */
  readonly version: 1 | 2;
}

/** Of one that depends on the environment, what holds otherwise. */
const PREFIX = /\benv_prefix["']?\s*[:=]\s*(?:["']\w*["']\s+if\b[^\n]*?\belse\s+)?["'](?<prefix>\w*)["']/;
const NAMED_PREFIX = /\benv_prefix["']?\s*[:=]\s*(?<name>[A-Za-z_]\w*)\b/;
const DELIMITER = /\benv_nested_delimiter["']?\s*[:=]\s*["'](?<delimiter>[^"']+)["']/;
const FILE_SOURCE = /\b(?:PyprojectToml|Toml|Yaml|Json)ConfigSettingsSource\(/;
/** `Settings(**os.environ)`, `Settings.model_validate(dict(os.environ))`. */
const MADE_OF_ENVIRONMENT = /\b(?<name>\w+)(?:\.(?:model_validate|parse_obj))?\(\s*(?:\*\*\s*)?(?:dict\(\s*)?(?:os\.)?environ\b/g;
/** Modules that had the class before it got a package of its own. */
const VERSION_1: readonly string[] = ['pydantic', 'pydantic.env_settings', 'pydantic.v1'];
const ENUMS: readonly string[] = ['Enum', 'StrEnum'];
const NO_FIELDS = new Set(['model_config', 'else', 'try', 'finally']);
/** A text that is not printed: `SecretStr("")`. */
const SECRET_TEXT = /^(?:pydantic\.)?Secret(?:Str|Bytes)?\(\s*(?:secret_value\s*=\s*)?(?<text>[^()]*?)\s*\)$/;
/** What an application sets for itself, and no client for a company's service has. */
const OF_APPLICATION = /^(?:DATABASE|DB|POSTGRES|CORS|ALLOWED_ORIGINS|DEBUG|ENV$|ENVIRONMENT$|LOG_LEVEL$)/i;
const FOR_TESTS = /^Tests?(?=[A-Z]|$)|Tests?(?:Settings|Config)$|Testing/;

/** Whether settings of this name are those of tests. */
export function areForTests(name: string): boolean {
  return FOR_TESTS.test(name);
}

/**
 * The settings of pydantic's BaseSettings, and of models that are made of the environment: a variable for each field.
 *
 * @see https://docs.pydantic.dev/latest/concepts/pydantic_settings/
 */
export function pydanticSettings(sources: readonly SourceFile[]): Setting[] {
  const classes = sources.flatMap(classesOf);
  const madeOfEnvironment = new Set(sources.flatMap(({ source }) => namesMadeOfEnvironment(source)));
  const made = classes.filter(({ name }) => madeOfEnvironment.has(name));
  const settings = new Set([...classes.filter(({ bases }) => bases.includes('BaseSettings')), ...made]);
  const all = byName(classes);
  for (let size = 0; size !== settings.size;) {
    size = settings.size;
    for (const each of classes) if (basesOf(each, all).some((base) => settings.has(base))) settings.add(each);
  }
  const enums = byName(classes.filter(({ bases }) => bases.some((base) => ENUMS.includes(base))));
  const known = { groups: byName(classes.filter(({ name }) => !enums.has(name))), settings, enums };
  // Said where the settings are made, and not in their class.
  const readsSecretFiles = sources.some(({ source }) => /\b_secrets_dir\s*=/.test(source.text) && namesSecretFolder(source));
  return [...settings].filter(({ name }) => !areForTests(name)).flatMap((each) => {
    const rules = rulesOf(each, all, settings);
    const said = { ...rules, keepsCase: rules.keepsCase || made.includes(each), readsSecretFiles: rules.readsSecretFiles || readsSecretFiles };
    const fields = [each, ...mixinsOf(each, known)].flatMap((owner) => fieldsOf(owner, said, known));
    return withoutOwnPrefix(fields, rules.prefix);
  });
}

/** Models that a class is of beside settings: their fields are variables by it alone. */
function mixinsOf(owner: PythonClass, known: KnownClasses, seen: ReadonlySet<PythonClass> = known.settings): PythonClass[] {
  const mixins = basesOf(owner, known.groups).filter((each) => !seen.has(each));
  return mixins.flatMap((each) => [each, ...mixinsOf(each, known, new Set([...seen, each]))]);
}

function fieldsOf(owner: PythonClass, rules: ClassRules, known: KnownClasses): Setting[] {
  return logicalLines(owner).flatMap((line) => field(owner, rules, known, line));
}

/** A prefix is the application's own, and not that of a company, where a setting of the application itself has it. */
function withoutOwnPrefix(fields: readonly Setting[], prefix: string): Setting[] {
  const ownName = ({ name }: Setting): string => (name.toUpperCase().startsWith(prefix.toUpperCase()) ? name.slice(prefix.length) : name);
  const isOwn = prefix !== '' && fields.some((each) => ownName(each) !== each.name && OF_APPLICATION.test(ownName(each)));
  return fields.map((each) => (isOwn ? { ...each, ownName: ownName(each) } : each));
}

/** Models that are given the environment as it is. */
function namesMadeOfEnvironment({ text }: SourceCode): string[] {
  return text.includes('environ') ? [...text.matchAll(MADE_OF_ENVIRONMENT)].map(({ groups }) => groups!.name) : [];
}

function rulesOf(owner: PythonClass, classes: ClassesByName, settings: ReadonlySet<PythonClass>): ClassRules {
  const { head, body, source } = owner;
  const base = basesOf(owner, classes).find((each) => settings.has(each));
  const inherited = base && rulesOf(base, classes, new Set([...settings].filter((each) => each !== base)));
  // Shared configurations are constants of the module, such as `model_config = _config`.
  const shared = /^\s*model_config\s*=\s*(?<name>\w+)\s*$/m.exec(body)?.groups?.name;
  const constant = shared ? new RegExp(String.raw`^${shared}\s*=\s*\w*[({][\s\S]*?^[)}]|^${shared}\s*=[^\n]*`, 'm').exec(source.text)?.[0] : undefined;
  const told = `${head}\n${constant ?? ''}\n${body}`;
  return {
    prefix: PREFIX.exec(told)?.groups?.prefix ?? namedPrefix(told, source) ?? inherited?.prefix ?? '',
    delimiter: DELIMITER.exec(told)?.groups?.delimiter ?? inherited?.delimiter,
    keepsCase: /\bcase_sensitive["']?\s*[:=]\s*True\b/.test(told) || (inherited?.keepsCase ?? false),
    readsSecretFiles: (/\bsecrets_dir["']?\s*[:=]/.test(told) && namesSecretFolder(source)) || (inherited?.readsSecretFiles ?? false),
    readsFile: FILE_SOURCE.test(body) || (inherited?.readsFile ?? false),
    version: inherited?.version ?? (importsIn(source.text).some(({ module, name }) => name === 'BaseSettings' && VERSION_1.includes(module)) ? 1 : 2),
  };
}

/** A prefix that is a constant, of the class or of its module. */
function namedPrefix(told: string, { text }: SourceCode): string | undefined {
  const name = NAMED_PREFIX.exec(told)?.groups?.name;
  const constant = name && new RegExp(String.raw`^[ \t]*${name}[ \t]*(?::[^=\n]+)?=[ \t]*["'](?<prefix>\w*)["']`, 'm');
  return constant ? [told, text].map((each) => constant.exec(each)?.groups?.prefix).find((prefix) => prefix !== undefined) : undefined;
}

/** A folder of secrets that is nowhere said may be another one, or none. */
function namesSecretFolder({ text }: SourceCode): boolean {
  return text.includes('/run/secrets');
}

interface LogicalLine {
  readonly text: string;
  /** Index in the source. */
  readonly index: number;
}

/** What stands at the top of a class, each with the lines that its brackets hold together. */
function logicalLines({ body, start }: PythonClass): LogicalLine[] {
  const top = indentationOf(body.split('\n').find((line) => line.trim() !== '') ?? '');
  const lines: { text: string; index: number }[] = [];
  let index = start;
  let open = 0;
  for (const line of body.split('\n')) {
    if (open > 0) lines[lines.length - 1].text += `\n${line}`;
    else if (line.trim() !== '' && indentationOf(line) === top) lines.push({ text: line, index });
    if (open > 0 || indentationOf(line) === top) open = Math.max(0, open + balance(line));
    index += line.length + 1;
  }
  return lines;
}

function balance(line: string): number {
  const code = line.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '');
  return code.replace(/[^([{]/g, '').length - code.replace(/[^)\]}]/g, '').length;
}

function field(owner: PythonClass, rules: ClassRules, known: KnownClasses, { text, index }: LogicalLine): Setting[] {
  const name = /^\s*(?<name>[A-Za-z]\w*)\s*:/.exec(text)?.groups?.name;
  if (!name || NO_FIELDS.has(name)) return [];
  const [declared, ...values] = splitOutsideBrackets(text.slice(text.indexOf(':') + 1), '=');
  const type = declared.trim();
  const value = values.length > 0 ? values.join('=').trim() : undefined;
  if (/^(?:typing\.)?ClassVar\b/.test(type)) return [];
  const group = classNamed(type.replace(/^(?:typing\.)?Optional\[\s*(.*?)\s*\]$|\s*\|\s*None$/, '$1'), owner, known.groups);
  if (group) return fieldsOfGroup(group, `${rules.prefix}${name}`, rules, known).map((each) => (value === 'None' ? { ...each, required: false } : each));
  const annotated = fieldCall(/\bField\(/.test(type) ? type.slice(type.indexOf('Field(')) : undefined);
  const call = fieldCall(value) ?? annotated;
  const fallback = fieldCall(value) ? call?.fallback : value ?? annotated?.fallback;
  const hasDefault = fallback !== undefined && fallback !== '...';
  const variable = call?.alias ?? `${rules.prefix}${name}`;
  return [{
    name: rules.keepsCase || call?.alias ? variable : variable.toUpperCase(),
    place: `${owner.path}:${owner.source.lineAt(index)}`,
    required: !hasDefault && !rules.readsFile && !(rules.version === 1 && /^Optional\[|\|\s*None\b/.test(type)),
    fallback: valueOf(fallback?.replace(SECRET_TEXT, '$<text>'), owner.source.text),
    form: formOf(type),
    ...choicesOf(literalNamed(type, owner.source) ?? type, classNamed(type, owner, known.enums)),
    ...(rules.readsSecretFiles ? { secretFile: variable.toLowerCase() } : {}),
  }];
}

/** What stands in a group, by the name of the group: where that is read at all, and the group has no variables by itself. */
function fieldsOfGroup(group: PythonClass, name: string, rules: ClassRules, known: KnownClasses): Setting[] {
  if (rules.delimiter === undefined || known.settings.has(group)) return [];
  const others = (known.groups.get(group.name) ?? []).filter((each) => each !== group);
  const once = new Map([...known.groups, [group.name, [...others, { ...group, body: '' }]]]); // one may refer to itself
  return fieldsOf(group, { ...rules, prefix: `${name}${rules.delimiter}` }, { ...known, groups: once });
}

/** What `Field(…)` says: the default, and the name of the variable. */
function fieldCall(expression: string | undefined): { readonly fallback?: string; readonly alias?: string } | undefined {
  const name = /^(?:\w+\.)?(?:Field|SettingsField)\s*\(/.exec(expression ?? '')?.[0];
  if (!expression || !name) return undefined;
  const parts = argumentsAt(expression, name.length - 1);
  const named = (key: string) => parts.find((part) => new RegExp(String.raw`^${key}\s*=`).test(part))?.replace(/^\w+\s*=\s*/, '');
  const positional = parts.find((part) => !/^\w+\s*=(?!=)/.test(part));
  const alias = named('validation_alias') ?? named('alias') ?? named('env');
  return { fallback: named('default') ?? named('default_factory') ?? positional, alias: /["'](?<name>\w+)["']/.exec(alias ?? '')?.groups?.name };
}

/** The type that a name of the module stands for: `Kind = Literal["a", "b"]`. */
function literalNamed(type: string, { text }: SourceCode): string | undefined {
  const name = /^\w+$/.exec(type)?.[0];
  return name && new RegExp(String.raw`^${name}\s*(?::[^=\n]+)?=\s*(?<literal>(?:typing\.)?Literal\[[^\]]*\])`, 'm').exec(text)?.groups?.literal;
}

/** `Literal["a", "b"]`, with `| None` or without, or the name of an enumeration. */
function choicesOf(type: string, enumeration: PythonClass | undefined): Pick<Setting, 'choices'> {
  const members = enumeration?.body.matchAll(/^\s*\w+\s*=\s*["'](?<value>[^"'\n]*)["']/gm);
  if (members) return { choices: [...members].map(({ groups }) => groups!.value) };
  const literal = /^(?:(?:typing\.)?Optional\[)?(?:typing\.)?Literal\[(?<values>[^\]]*)\]/.exec(type)?.groups?.values;
  return literal === undefined ? {} : { choices: [...literal.matchAll(/["'](?<value>[^"']*)["']/g)].map(({ groups }) => groups!.value) };
}

function formOf(type: string): SettingForm {
  if (/\bNoDecode\b/.test(type)) return 'text';
  const inner = type.replace(/^(?:typing\.)?(?:Annotated|Optional|Union)\s*\[/, '');
  if (/^(?:typing\.)?(?:list|set|frozenset|tuple|dict|List|Set|FrozenSet|Tuple|Dict|Sequence|Iterable|Mapping)\b/.test(inner)) return 'json';
  if (/^(?:int|float|PositiveInt|NonNegativeInt|Decimal)\b/.test(inner)) return 'number';
  return /^(?:bool|StrictBool)\b/.test(inner) ? 'boolean' : 'text';
}
