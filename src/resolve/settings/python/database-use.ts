import { argumentsAt } from '../../../util/source-code';

const OPENS = /\b(?:create_(?:async_)?engine|set_main_option)(?=\()/g;
const ADDRESS_OF_ALEMBIC = /^["']sqlalchemy\.url["']$/;
const READ = /^(?:os\.)?(?:environ\[|environ\.get\(|getenv\()\s*["'](?<name>\w+)["']/;

/** Variables whose value SQLAlchemy or Alembic opens as a database, directly or by a name of the same file: what they are called tells no more. */
export function openedVariables(text: string): Set<string> {
  return new Set([...text.matchAll(OPENS)].flatMap(({ 0: call, index }) => {
    const given = argumentsAt(text, index + call.length);
    const address = call !== 'set_main_option' ? given[0] : ADDRESS_OF_ALEMBIC.test(given[0] ?? '') ? given[1] : undefined;
    const value = address !== undefined && /^\w+$/.test(address) ? valueOf(address, text) : address;
    return READ.exec(value ?? '')?.groups?.name ?? [];
  }));
}

function valueOf(name: string, text: string): string | undefined {
  return new RegExp(String.raw`^[ \t]*${name}[ \t]*(?::[^=\n]*)?=[ \t]*(?<value>\S.*)$`, 'm').exec(text)?.groups?.value;
}
