import { runsOnlyIfSet } from './only-if-set';
import { argumentsAt, SourceCode } from '../../../util/source-code';
import type { Setting } from '../setting';

interface NodeClient {
  readonly module: RegExp;
  readonly variable?: string;
}

/** Clients of services that throw where they are made without a key; each with the variable that it reads itself. */
const NODE_CLIENTS: Readonly<Record<string, NodeClient>> = {
  OpenAI: { module: /["']openai["']/, variable: 'OPENAI_API_KEY' },
  Groq: { module: /["']groq-sdk["']/, variable: 'GROQ_API_KEY' },
  Resend: { module: /["']resend["']/, variable: 'RESEND_API_KEY' },
  Stripe: { module: /["']stripe["']/ },
  MongoClient: { module: /["']mongodb["']/ },
  neon: { module: /["']@neondatabase\/serverless["']/ },
};
const SUPABASE_CLIENT = { module: /["']@supabase\/(?:supabase-js|ssr)["']/ };
/** In a statement that runs while the module is loaded. */
const NODE_CALL = new RegExp(String.raw`^(?:export\s+)?(?:const|let|var)\s[^=\n]*=\s*(?:new\s+)?(?<client>${Object.keys(NODE_CLIENTS).join('|')})(?:<[^>\n]*>)?\(`, 'gm');
/** The one of Firebase for users refuses to be made without the key that its configuration has. */
const FIREBASE_AUTH = /^(?:export\s+)?(?:const|let|var)\s[^=\n]*=\s*(?:getAuth|initializeAuth)\(/m;
const FIREBASE_KEY = /\bapiKey\s*:\s*process\.env\.(?<name>\w+)!?\s*[,}\n]/;
/** In functions, too: they are made for every page, where they throw. */
const FOR_EVERY_PAGE = /(?<!function\s)\b(?<client>createClient|createBrowserClient|createServerClient)(?:<[^>\n]*>)?\(/g;
/** Its functions run for one path of the API; what stands at the beginning of a line runs while it is loaded. */
const HANDLER = /(?:^|\/)(?:route\.[cm]?[jt]s|pages\/api\/.*)$/;
const NODE_READ = /^(?:apiKey\s*:\s*)?process\.env(?:\.(?<name>\w+)|\[["'](?<key>\w+)["']\])(?:!|\s+as\s+string)?$/;

/**
 * Variables that clients cannot do without which JavaScript makes while it is loaded, or for every page.
 *
 * @param tested variables that code looks for before it makes a client
 */
export function nodeClients(path: string, source: SourceCode, tested: ReadonlySet<string> = new Set()): Setting[] {
  const { text } = source;
  const isAtLoad = (index: number) => /(?:^|\n)\S[^\n]*$/.test(text.slice(0, index));
  const isForEveryPage = (index: number) => (!HANDLER.test(path) || isAtLoad(index)) && !runsOnlyIfSet(text, index);
  const calls = [...text.matchAll(NODE_CALL), ...[...text.matchAll(FOR_EVERY_PAGE)].filter(({ index }) => isForEveryPage(index))];
  const ofFirebase = FIREBASE_AUTH.test(text) && /["']firebase\/auth["']/.test(text) ? FIREBASE_KEY.exec(text) : null;
  const firebase = ofFirebase ? [needed(ofFirebase.groups!.name, `${path}:${source.lineAt(ofFirebase.index)}`)] : [];
  return [...firebase, ...calls.flatMap(({ 0: call, groups, index }) => {
    const { module, variable }: NodeClient = NODE_CLIENTS[groups!.client] ?? SUPABASE_CLIENT;
    if (!module.test(text)) return [];
    const given = argumentsAt(text, index + call.length - 1);
    const options = given[0]?.startsWith('{') ? argumentsAt(given[0], 0) : undefined;
    const names = (options ?? given).flatMap((each) => {
      const { name, key } = NODE_READ.exec(each)?.groups ?? {};
      return name ?? key ?? [];
    });
    const hasKey = options ? options.some((each) => /^apiKey\b/.test(each)) : given.length > 0;
    const needs = [...names, ...(hasKey || variable === undefined ? [] : [variable])].filter((name) => isAtLoad(index) || !tested.has(name));
    return needs.map((name) => needed(name, `${path}:${source.lineAt(index)}`));
  })];
}

function needed(name: string, place: string): Setting {
  return { name, place, required: true, form: 'text' };
}
