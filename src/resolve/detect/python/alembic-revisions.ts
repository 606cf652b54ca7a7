import { AlembicFiles, revisionFiles } from './alembic-files';
import { SourceCode } from '../../../util/source-code';
import type { ApplicationFolder } from '../../application-folder';

const CREATED = /\bcreate_table\(\s*["'](?<table>\w+)["']/g;
const CHANGED = /\b(?:op\.(?:add_column|alter_column|drop_column|drop_table)|batch_alter_table)\(\s*["'](?<table>\w+)["']/g;
/** What is added to a table, whose name comes second. */
const CONSTRAINED = /\bop\.create_(?:index|unique_constraint|check_constraint|foreign_key|primary_key)\(\s*(?:None|(?:op\.f\(\s*)?["'][^"'\n]*["']\s*\)?)\s*,\s*["'](?<table>\w+)["']/g;
/** Ways to create tables under names that are not seen here, or to look first which are there. */
const OTHERWISE = /\bcreate_table\(\s*[^"'\s]|CREATE\s+TABLE|\bcreate_all\b|\brename_table\b|\bopen\(|\bread_text\b|\bhas_table\b|\bget_table_names\b|\bif_exists\b/i;

/** Whether revisions change a table that none of them creates, so that they fail on a new database. */
export function changesUnmadeTables(folder: ApplicationFolder, { folder: environment }: AlembicFiles): boolean {
  const applied = revisionFiles(folder, environment).map((file) => withoutDowngrade(SourceCode.python(folder.text(file)).text)).join('\n');
  if (OTHERWISE.test(applied)) return false;
  const created = new Set(tables(applied, CREATED));
  return [...tables(applied, CHANGED), ...tables(applied, CONSTRAINED)].some((table) => !created.has(table));
}

function withoutDowngrade(code: string): string {
  return code.split(/^(?=(?:async )?def )/m).filter((part) => !/^(?:async )?def downgrade\b/.test(part)).join('');
}

function tables(code: string, pattern: RegExp): string[] {
  return [...code.matchAll(pattern)].map(({ groups }) => groups!.table);
}
