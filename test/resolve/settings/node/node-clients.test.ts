import { nodeClients } from '../../../../src/resolve/settings/node/node-clients';
import { SourceCode } from '../../../../src/util/source-code';

const node = (code: string) => nodeClients('lib/a.ts', SourceCode.javascript(code)).map(({ name }) => name);

test.each([
  ['import { Resend } from "resend";\nexport const resend = new Resend(process.env.MAIL_KEY);', ['MAIL_KEY']],
  ['import { Resend } from "resend";\nconst resend = new Resend();', ['RESEND_API_KEY']],
  ['import OpenAI from "openai";\nconst openai = new OpenAI({ apiKey: process.env.AI_KEY, timeout: 3 });', ['AI_KEY']],
  ['import OpenAI from "openai";\nconst openai = new OpenAI({ timeout: 3 });', ['OPENAI_API_KEY']],
  ['import Stripe from "stripe";\nexport const stripe = new Stripe(process.env.STRIPE_KEY, { apiVersion: "x" });', ['STRIPE_KEY']],
  ['import { createClient } from "@supabase/supabase-js";\nconst db = createClient<Database>(\n  process.env.DB_URL,\n  process.env["DB_KEY"],\n);', ['DB_URL', 'DB_KEY']],
  ['import { getAuth } from "firebase/auth";\nconst config = {\n  apiKey: process.env.FIREBASE_KEY,\n  appId: process.env.APP,\n};\nexport const auth = getAuth(initializeApp(config));', ['FIREBASE_KEY']],
  ['import Razorpay from "razorpay";\nconst pay = new Razorpay({ key_id: process.env.PAY_ID, key_secret: process.env.PAY_SECRET });', ['PAY_ID']],
  ['import ImageKit from "imagekit";\nconst kit = new ImageKit({ publicKey: process.env.A, privateKey: process.env.B!, urlEndpoint: process.env.C });', ['A', 'B', 'C']],
  ['import { Pinecone } from "@pinecone-database/pinecone";\nconst index = new Pinecone();', ['PINECONE_API_KEY']],
  ['import { Webhook } from "svix";\nconst hook = new Webhook(process.env.HOOK_SECRET!);', ['HOOK_SECRET']],
  ['import { ChatGoogleGenerativeAI } from "@langchain/google-genai";\nconst model = new ChatGoogleGenerativeAI({ model: "x", temperature: 0 });', ['GOOGLE_API_KEY']],
  ['import { TavilySearch } from "@langchain/tavily";\nexport const search = new TavilySearch({ maxResults: 3, tavilyApiKey: process.env.SEARCH_KEY });', ['SEARCH_KEY']],
])('the JavaScript code %j needs %j', (code, names) => {
  expect(node(code)).toEqual(names);
});

test.each([
  'import { createServerClient } from "@supabase/ssr";\nexport async function client() {\n  return createServerClient<Database>(process.env.DB_URL!, process.env.DB_KEY as string, {});\n}',
  'import { createBrowserClient } from "@supabase/ssr";\nexport const client = () => createBrowserClient(process.env.DB_URL!, process.env.DB_KEY!);',
])('a client that is made for every page needs its address and key wherever it is made: %j', (code) => {
  expect(node(code)).toEqual(['DB_URL', 'DB_KEY']);
});

test.each([
  'import { Resend } from "resend";\nexport function mail() {\n  const resend = new Resend(process.env.KEY);\n}',
  'import { Resend } from "resend";\nconst resend = new Resend(process.env.KEY ?? "none");',
  'import { Pinecone } from "@pinecone-database/pinecone";\nconst index = new Pinecone({ apiKey });',
  'import { Webhook } from "./hooks";\nconst hook = new Webhook(process.env.HOOK_SECRET);',
  'import { getAuth } from "firebase/auth";\nconst config = { apiKey: process.env.KEY };\nexport const auth = config.apiKey ? getAuth() : null;',
  'import { getAuth } from "firebase-admin/auth";\nconst config = { apiKey: process.env.KEY };\nconst auth = getAuth();',
  'import { createClient } from "redis";\nconst client = createClient(process.env.KEY);',
])('the JavaScript code %j can do without', (code) => {
  expect(node(code)).toEqual([]);
});

test('a client that a handler of the API makes is made when that is asked, and not for every page', () => {
  const within = 'import { createClient } from "@supabase/supabase-js";\nexport async function POST() {\n  const db = createClient(process.env.DB_URL!, process.env.DB_KEY!);\n}';
  const atLoad = 'import { createClient } from "@supabase/supabase-js";\nconst db = createClient(process.env.DB_URL!, process.env.DB_KEY!);';
  const inHandler = (code: string) => nodeClients('app/api/chat/route.ts', SourceCode.javascript(code)).map(({ name }) => name);
  expect(inHandler(within)).toEqual([]);
  expect(inHandler(atLoad)).toEqual(['DB_URL', 'DB_KEY']);
  expect(node(within)).toEqual(['DB_URL', 'DB_KEY']);
});

test('a client that is made only where its variables are set needs none', () => {
  const withinFunction = 'import { createServerClient } from "@supabase/ssr";\nexport function client() {\n  return createServerClient(process.env.DB_URL!, process.env.DB_KEY!, {});\n}';
  const atLoad = 'import { createClient } from "@supabase/supabase-js";\nexport const db = createClient(process.env.DB_URL!, process.env.DB_KEY!);';
  const names = (code: string) => nodeClients('lib/a.ts', SourceCode.javascript(code), new Set(['DB_URL'])).map(({ name }) => name);
  expect(names(withinFunction)).toEqual(['DB_KEY']);
  expect(names(atLoad)).toEqual(['DB_URL', 'DB_KEY']); // nothing comes before it
  expect(node(atLoad.replace('= ', '= process.env.WITH_DB ? ').replace(');', ') : null;'))).toEqual([]);
});

test.each([
  ['import { sql } from "@vercel/postgres";\nexport const users = () => sql`SELECT 1`;', ['POSTGRES_URL']],
  ['import { createKysely } from "@vercel/postgres-kysely";\nexport const database = createKysely();', ['POSTGRES_URL']],
  ['import { createPool } from "@vercel/postgres";\nexport const pool = createPool({ connectionString: process.env.URL });', []],
  ['import type { QueryResult } from "@vercel/postgres";', []],
])('the client of Vercel for PostgreSQL reads its address itself, but does without until it is asked: %j', (code, names) => {
  const found = nodeClients('lib/a.ts', SourceCode.javascript(code));
  expect(found.map(({ name, required, expected, place }) => ({ name, required, expected, place }))).toEqual(names.map((name) => ({ name, required: false, expected: true, place: 'lib/a.ts:1' })));
});
