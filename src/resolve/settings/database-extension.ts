import { lineAt } from '../../util/lines';
import { isTestFile } from '../../util/test-files';
import type { ApplicationFolder } from '../application-folder';
import type { Found } from '../decisions';

const SOURCE = /\.(?:py|sql|prisma|[cm]?[jt]s)$/;
const ELSEWHERE = /(?:^|\/)(?:docs?|examples?)\//;
/** Lines that are comments, in whichever of these languages. */
const COMMENTED_OUT = /^[ \t]*(?:#|--|\/\/).*$/gm;
/** Aliases of images that have an extension which PostgreSQL's own image lacks, and code that wants it. */
const EXTENSIONS: Readonly<Record<string, RegExp>> = {
  pgvector: wanted('vector', String.raw`\bfrom\s+pgvector\b|["']pgvector\/|\bPGVector(?:Store)?\(|\bvector\(\s*["']\w+["']\s*,\s*\{\s*dimensions\b`),
  postgis: wanted('postgis', String.raw`\bfrom\s+geoalchemy2\b`),
};

function wanted(name: string, use: string): RegExp {
  return new RegExp(String.raw`\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?\\?["'\x60]?${name}\b|^\s*extensions\s*=\s*\[[^\]]*\b${name}\b|${use}`, 'im');
}

/** Alias of the image that has the extension of PostgreSQL which an application's code wants; undefined where it wants none. */
export function databaseExtension(folder: ApplicationFolder): Found<string> | undefined {
  for (const file of folder.files().filter((each) => SOURCE.test(each) && !ELSEWHERE.test(each) && !isTestFile(each))) {
    const text = folder.text(file).replace(COMMENTED_OUT, '');
    for (const [alias, pattern] of Object.entries(EXTENSIONS)) {
      const index = pattern.exec(text)?.index;
      if (index !== undefined) return { value: alias, place: `${folder.pathFromProject(file)}:${lineAt(text, index)}` };
    }
  }
  return undefined;
}
