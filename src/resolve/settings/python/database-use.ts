import { argumentsAt } from '../../../util/source-code';

const OPENS = /\b(?:create_(?:async_)?engine|set_main_option)(?=\()/g;
const ADDRESS_OF_ALEMBIC = /^["']sqlalchemy\.url["']$/;
const READ = /^(?:os\.)?(?:environ\[|environ\.get\(|getenv\()\s*["'](?<name>\w+)["'](?<isAll>\s*\)\s*$)?/;

/** `settings.db_connection`, `str(get_settings().database.address)`. */
const FIELD = /^(?:str\()?(?:\w+(?:\(\))?\.)+(?<name>\w+)\)?$/;

interface Opening {
  /** Name of the variable. */
  readonly name: string;
  /** Where the function is called. */
  readonly index: number;
  /** Whether it gets what was read, or None, which nothing looks at before. */
  readonly isUnchecked: boolean;
}

/** Variables whose value SQLAlchemy or Alembic opens as a database, directly or by a name of the same file: what they are called tells no more. */
export function openedVariables(text: string): Set<string> {
  return new Set(openings(text).map(({ name }) => name));
}

/** Fields of settings whose value SQLAlchemy or Alembic opens as a database, in capitals: `DB_CONNECTION` of `settings.db_connection`. */
export function openedFields(text: string): string[] {
  return addressesIn(text).flatMap(({ address }) => FIELD.exec(address)?.groups?.name.toUpperCase() ?? []);
}

/**
 * Variables without which SQLAlchemy raises an error: an engine is made of what was read.
 *
 * @param runs whether what stands there runs at the start, and its errors end it
 */
export function indispensableAddresses(text: string, runs: (index: number) => boolean): Set<string> {
  const indispensable = openings(text).filter(({ index, isUnchecked }) => isUnchecked && text.startsWith('create_', index) && runs(index));
  return new Set(indispensable.map(({ name }) => name));
}

/** What is opened, and where. */
function addressesIn(text: string): { readonly address: string; readonly index: number }[] {
  return [...text.matchAll(OPENS)].flatMap(({ 0: call, index }) => {
    const given = argumentsAt(text, index + call.length);
    const address = call !== 'set_main_option' ? given[0]?.replace(/^url\s*=\s*/, '') : ADDRESS_OF_ALEMBIC.test(given[0] ?? '') ? given[1] : undefined;
    return address === undefined ? [] : [{ address, index }];
  });
}

function openings(text: string): Opening[] {
  return addressesIn(text).flatMap(({ address, index }) => {
    const alias = /^\w+$/.test(address) ? address : undefined;
    const { name, isAll } = READ.exec((alias ? valueOf(alias, text) : address) ?? '')?.groups ?? {};
    return name ? [{ name, index, isUnchecked: isAll !== undefined && !(alias && isChecked(alias, text)) }] : [];
  });
}

const assignment = (name: string) => String.raw`^[ \t]*${name}[ \t]*(?::[^=\n]*)?=(?!=)[ \t]*`;

function valueOf(name: string, text: string): string | undefined {
  return new RegExp(String.raw`${assignment(name)}(?<value>\S.*)$`, 'm').exec(text)?.groups?.value;
}

/** Whether code asks for it, or gives it another value. */
function isChecked(name: string, text: string): boolean {
  const asks = new RegExp(String.raw`\b(?:if|elif|or|and|not|assert)\b[^\n]*\b${name}\b|\b${name}[ \t]+(?:or|and|if)\b`);
  return asks.test(text) || [...text.matchAll(new RegExp(assignment(name), 'gm'))].length > 1;
}
