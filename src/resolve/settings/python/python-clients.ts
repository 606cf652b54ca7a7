import { isMadeAtStart } from './python-start';
import { escapePattern } from '../../../util/escape-pattern';
import { argumentsAt, SourceCode } from '../../../util/source-code';
import { importsIn, PythonImport } from '../../detect/python/python-imports';
import type { Setting } from '../setting';

/** The variable that holds the key of a service, where the code names no other. */
type Variable = string;

const AZURE = 'AZURE_OPENAI_API_KEY';
/** Clients of services that throw where they are made without a key, by their package. */
const CLIENTS: Readonly<Record<string, Readonly<Record<string, Variable | readonly Variable[]>>>> = {
  'cerebras.cloud.sdk': { AsyncCerebras: 'CEREBRAS_API_KEY', Cerebras: 'CEREBRAS_API_KEY' },
  'cohere': { AsyncClient: 'CO_API_KEY', AsyncClientV2: 'CO_API_KEY', Client: 'CO_API_KEY', ClientV2: 'CO_API_KEY' },
  'deepgram': { AsyncDeepgramClient: 'DEEPGRAM_API_KEY', DeepgramClient: 'DEEPGRAM_API_KEY' },
  'exa_py': { AsyncExa: 'EXA_API_KEY', Exa: 'EXA_API_KEY' },
  'fireworks': { AsyncFireworks: 'FIREWORKS_API_KEY', Fireworks: 'FIREWORKS_API_KEY' },
  'google.genai': { Client: 'GOOGLE_API_KEY' },
  'groq': { AsyncGroq: 'GROQ_API_KEY', Groq: 'GROQ_API_KEY' },
  'langchain_cohere': { ChatCohere: 'CO_API_KEY' },
  'langchain_community': { GoogleSerperAPIWrapper: 'SERPER_API_KEY', SerpAPIWrapper: 'SERPAPI_API_KEY', TavilySearchResults: 'TAVILY_API_KEY' },
  'langchain_deepseek': { ChatDeepSeek: 'DEEPSEEK_API_KEY' },
  'langchain_google_genai': { ChatGoogleGenerativeAI: 'GOOGLE_API_KEY', GoogleGenerativeAIEmbeddings: 'GOOGLE_API_KEY' },
  'langchain_groq': { ChatGroq: 'GROQ_API_KEY' },
  'langchain_openai': { AzureChatOpenAI: AZURE, AzureOpenAIEmbeddings: AZURE, ChatOpenAI: 'OPENAI_API_KEY', OpenAIEmbeddings: 'OPENAI_API_KEY' },
  'langchain_tavily': { TavilySearch: 'TAVILY_API_KEY' },
  'langchain_voyageai': { VoyageAIEmbeddings: 'VOYAGE_API_KEY' },
  'langchain_xai': { ChatXAI: 'XAI_API_KEY' },
  'llama_parse': { LlamaParse: 'LLAMA_CLOUD_API_KEY' },
  'mem0': { AsyncMemoryClient: 'MEM0_API_KEY', MemoryClient: 'MEM0_API_KEY' },
  'openai': { AsyncAzureOpenAI: AZURE, AsyncClient: 'OPENAI_API_KEY', AsyncOpenAI: 'OPENAI_API_KEY', AzureOpenAI: AZURE, Client: 'OPENAI_API_KEY', OpenAI: 'OPENAI_API_KEY' },
  'pinecone': { Pinecone: 'PINECONE_API_KEY' },
  'together': { AsyncTogether: 'TOGETHER_API_KEY', Together: 'TOGETHER_API_KEY' },
  'upstash_redis': { from_env: ['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN'] },
  'xai_sdk': { AsyncClient: 'XAI_API_KEY', Client: 'XAI_API_KEY' },
  'zep_cloud': { AsyncZep: 'ZEP_API_KEY', Zep: 'ZEP_API_KEY' },
};

/** Clients that throw where one of their first arguments is empty, and how many. */
const OF_ACCOUNTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  supabase: { acreate_client: 2, create_async_client: 2, create_client: 2 },
};

const OF_LANGCHAIN = { google_genai: 'GOOGLE_API_KEY', groq: 'GROQ_API_KEY', openai: 'OPENAI_API_KEY' };
/** What makes such a client of the name of a model, such as "openai:gpt-5", by the part before the colon. */
const BY_MODEL: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Variable>>>>>> = {
  langchain: { create_agent: OF_LANGCHAIN, init_chat_model: OF_LANGCHAIN },
  langgraph: { create_react_agent: OF_LANGCHAIN },
  pydantic_ai: { Agent: { 'anthropic': 'ANTHROPIC_API_KEY', 'groq': 'GROQ_API_KEY', 'openai': 'OPENAI_API_KEY', 'openai-chat': 'OPENAI_API_KEY', 'openai-responses': 'OPENAI_API_KEY' } },
};

/** Calls that end a program without an account, and the setting with which it goes on, unless an argument says it. */
const WITHOUT_ACCOUNT: Readonly<Record<string, Readonly<Record<string, { name: Variable; fallback: string; unless: RegExp }>>>> = {
  logfire: { configure: { name: 'LOGFIRE_SEND_TO_LOGFIRE', fallback: 'if-token-present', unless: /^(?:send_to_logfire|token)\s*=/ } },
};

const TABLES = [CLIENTS, OF_ACCOUNTS, BY_MODEL, WITHOUT_ACCOUNT];
const PACKAGES = new RegExp(String.raw`^[ \t]*(?:from|import)[ \t]+(?:${TABLES.flatMap((table) => Object.keys(table)).map((name) => name.split('.')[0]).join('|')})\b`, 'm');
const CALL = /(?<![\w.])(?<called>[A-Za-z_][\w.]*)(?:\[[^\]\n]*\])?\(/g;
/** The argument that is its key, or takes the key's place. */
const KEY = /^(?:\*\*|\w*(?:api_key|api_wrapper|ad_token|ad_token_provider)\s*=)/;
const POSITIONAL = /^(?!\w+\s*=|\*)/;
/** A variable that is read without a default, or in the place of what a caller may give. */
const READ = String.raw`=\s*(?:\w+\s+or\s+)?(?:os\.)?(?:getenv|environ\.get)\(\s*["'](?<name>\w+)["']\s*\)$`;
const NAMED = /=\s*(?:\w+\.)*(?<name>\w+)$/;
const MODEL = /^(?:model\s*=\s*)?["'](?<provider>[\w-]+):/;

/**
 * Variables that clients cannot do without which Python code makes when the application starts.
 *
 * @param atStart what is called at the start
 */
export function pythonClients(path: string, source: SourceCode, atStart: ReadonlySet<string>): Setting[] {
  return callsAtStart(source, atStart).flatMap(({ called, given, index }): Setting[] => {
    const place = `${path}:${source.lineAt(index)}`;
    const account = entry(WITHOUT_ACCOUNT, called);
    if (account) return given.some((each) => account.unless.test(each)) ? [] : [{ name: account.name, fallback: account.fallback, place, required: true, form: 'text' }];
    const names = variablesOf(called, given, source.text);
    return names.map((name) => ({ name, place, required: true, form: 'text' }));
  });
}

/** Names of the settings that such clients are given as their keys, in capitals: `OPENAI_KEY` of `api_key=settings.openai_key`. */
export function keysOfClients(source: SourceCode, atStart: ReadonlySet<string>): string[] {
  const keys = callsAtStart(source, atStart).flatMap(({ called, given }) => keysAmong(called, given));
  return keys.flatMap((key) => NAMED.exec(key)?.groups?.name.toUpperCase() ?? []);
}

/** Arguments that a client is made with and cannot do without, each with an equals sign before its value. */
function keysAmong(called: string, given: readonly string[]): string[] {
  if (entry(CLIENTS, called)) {
    const [first = '*'] = given;
    return [...(POSITIONAL.test(first) ? [`=${first}`] : []), ...given.filter((argument) => KEY.test(argument))];
  }
  return given.slice(0, entry(OF_ACCOUNTS, called) ?? 0).map((argument) => argument.replace(/^(?:\w+\s*=)?/, '='));
}

interface Call {
  readonly called: string;
  readonly given: readonly string[];
  readonly index: number;
}

/** Calls of the known packages that code makes when the application starts. */
function callsAtStart(source: SourceCode, atStart: ReadonlySet<string>): Call[] {
  const { text } = source;
  if (!PACKAGES.test(text)) return [];
  const imports = new Map(importsIn(text).map((each) => [each.local, each]));
  return [...text.matchAll(CALL)].flatMap(({ 0: call, groups, index }): Call[] => {
    const called = wholeName(groups!.called, imports);
    const isKnown = called !== undefined && TABLES.some((table) => entry<unknown>(table, called) !== undefined);
    if (!isKnown || !(source.runsAtLoad(index) || isMadeAnyway(source, index, atStart))) return [];
    return [{ called, given: argumentsAt(text, index + call.length - 1), index }];
  });
}

/** Whether a function that is called at the start comes to an index, and catches no failure there. */
function isMadeAnyway(source: SourceCode, index: number, atStart: ReadonlySet<string>): boolean {
  return isMadeAtStart(source, index, atStart) && !source.above(index).some((line) => /^\s*try\s*:/.test(line));
}

/** What a call is of, by its name from the top: `google.genai.Client` of `genai.Client`; undefined where nothing imports it. */
function wholeName(called: string, imports: ReadonlyMap<string, PythonImport>): string | undefined {
  const [first, ...rest] = called.split('.');
  const imported = imports.get(first);
  if (!imported) return undefined;
  const { module, name, local } = imported;
  const top = name === undefined ? (module.startsWith(`${local}.`) ? local : module) : `${module}.${name}`;
  return [top, ...rest].join('.');
}

function variablesOf(called: string, given: readonly string[], text: string): Variable[] {
  const keys = keysAmong(called, given);
  if (keys.length > 0) return keys.flatMap((key) => readIn(key, text) ?? []);
  const provider = given.flatMap((argument) => MODEL.exec(argument)?.groups?.provider ?? [])[0];
  const byModel = provider === undefined || given.some((argument) => KEY.test(argument)) ? undefined : entry(BY_MODEL, called)?.[provider];
  return [entry(CLIENTS, called) ?? byModel ?? []].flat();
}

/** The variable that an argument reads without a default, itself or by the name that was given to it. */
function readIn(argument: string, text: string): Variable | undefined {
  const named = /=\s*(?<name>(?:self\.)?\w+)$/.exec(argument)?.groups?.name;
  const read = named === undefined ? new RegExp(READ).exec(argument) : new RegExp(String.raw`^[ \t]*${escapePattern(named)}(?:\s*:[^=\n]+)?\s*${READ}`, 'm').exec(text);
  return read?.groups?.name;
}

/** What a table says of a class or function of a package, or of one of the package's modules. */
function entry<T>(table: Readonly<Record<string, Readonly<Record<string, T>>>>, called: string): T | undefined {
  const end = called.lastIndexOf('.');
  const [module, name] = [called.slice(0, end), called.slice(end + 1)];
  const packageName = Object.keys(table).find((each) => module === each || module.startsWith(`${each}.`));
  return packageName === undefined ? undefined : table[packageName][name];
}
