import { VARIABLE } from './environment-variable';
import { runsOnlyIfSet } from './only-if-set';
import { argumentsAt, SourceCode } from '../../../util/source-code';
import type { Setting } from '../setting';

interface NodeClient {
  readonly module: RegExp;
  /** What it reads itself. @default nothing */
  readonly variable?: string;
  /** Options without which it throws. @default apiKey */
  readonly options?: readonly string[];
}

/** Clients of services that throw where they are made without a key. */
const NODE_CLIENTS: Readonly<Record<string, NodeClient>> = {
  Cerebras: { module: /["']@cerebras\/cerebras_cloud_sdk["']/, variable: 'CEREBRAS_API_KEY' },
  ChatAnthropic: { module: /["']@langchain\/anthropic["']/, variable: 'ANTHROPIC_API_KEY' },
  ChatCohere: { module: /["']@langchain\/cohere["']/, variable: 'COHERE_API_KEY' },
  ChatGoogleGenerativeAI: { module: /["']@langchain\/google-genai["']/, variable: 'GOOGLE_API_KEY' },
  ChatGroq: { module: /["']@langchain\/groq["']/, variable: 'GROQ_API_KEY' },
  ChatMistralAI: { module: /["']@langchain\/mistralai["']/, variable: 'MISTRAL_API_KEY' },
  CohereEmbeddings: { module: /["']@langchain\/cohere["']/, variable: 'COHERE_API_KEY' },
  Exa: { module: /["']exa-js["']/, variable: 'EXA_API_KEY' },
  FirecrawlApp: { module: /["']@mendable\/firecrawl-js["']/ },
  GoogleGenerativeAIEmbeddings: { module: /["']@langchain\/google-genai["']/, variable: 'GOOGLE_API_KEY' },
  Groq: { module: /["']groq-sdk["']/, variable: 'GROQ_API_KEY' },
  ImageKit: { module: /["']imagekit["']/, options: ['publicKey', 'privateKey', 'urlEndpoint'] },
  Liveblocks: { module: /["']@liveblocks\/node["']/, options: ['secret'] },
  LoopsClient: { module: /["']loops["']/ },
  MistralAIEmbeddings: { module: /["']@langchain\/mistralai["']/, variable: 'MISTRAL_API_KEY' },
  MongoClient: { module: /["']mongodb["']/ },
  neon: { module: /["']@neondatabase\/serverless["']/ },
  OpenAI: { module: /["']openai["']/, variable: 'OPENAI_API_KEY' },
  Pinecone: { module: /["']@pinecone-database\/pinecone["']/, variable: 'PINECONE_API_KEY' },
  Razorpay: { module: /["']razorpay["']/, options: ['key_id'] },
  Resend: { module: /["']resend["']/, variable: 'RESEND_API_KEY' },
  ServerClient: { module: /["']postmark["']/ },
  Stripe: { module: /["']stripe["']/ },
  TavilySearch: { module: /["']@langchain\/tavily["']/, variable: 'TAVILY_API_KEY', options: ['tavilyApiKey'] },
  Together: { module: /["']together-ai["']/, variable: 'TOGETHER_API_KEY' },
  Webhook: { module: /["']svix["']/ },
  WorkOS: { module: /["']@workos-inc\/node["']/, variable: 'WORKOS_API_KEY' },
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
/** Connects when it is first asked, with its own variable where it is given no address. */
const VERCEL_POSTGRES = /\bimport\s+(?!type\b)[^"';]*\bfrom\s*["']@vercel\/postgres(?:-kysely)?["']/;
const NODE_READ = new RegExp(String.raw`^${VARIABLE}(?:!|\s+as\s+string)?$`);

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
  const made = calls.flatMap(({ 0: call, groups, index }) => {
    const client: NodeClient = NODE_CLIENTS[groups!.client] ?? SUPABASE_CLIENT;
    if (!client.module.test(text)) return [];
    const names = variablesOf(client, argumentsAt(text, index + call.length - 1)).filter((name) => isAtLoad(index) || !tested.has(name));
    return names.map((name) => needed(name, `${path}:${source.lineAt(index)}`));
  });
  const vercel = /\bconnectionString\b/.test(text) ? null : VERCEL_POSTGRES.exec(text);
  const ofVercel = vercel ? [{ ...needed('POSTGRES_URL', `${path}:${source.lineAt(vercel.index + vercel[0].length)}`), required: false, expected: true }] : [];
  return [...firebase, ...made, ...ofVercel];
}

/** Variables that a client reads itself, or is given: one after the other, or in an object. */
function variablesOf({ variable, options: needs = ['apiKey'] }: NodeClient, given: readonly string[]): string[] {
  const inObject = given[0]?.startsWith('{') ? argumentsAt(given[0], 0).filter((each) => needs.includes(/^\w+/.exec(each)?.[0] ?? '')) : undefined;
  const values = (inObject ?? given).map((each) => (inObject ? each.replace(/^\w+\s*:\s*/, '') : each));
  if (values.length === 0) return variable === undefined ? [] : [variable];
  return values.flatMap((value) => {
    const { name, key } = NODE_READ.exec(value)?.groups ?? {};
    return name ?? key ?? [];
  });
}

function needed(name: string, place: string): Setting {
  return { name, place, required: true, form: 'text' };
}
