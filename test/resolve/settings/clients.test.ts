import { nodeClients, pythonClients } from '../../../src/resolve/settings/clients';
import { SourceCode } from '../../../src/util/source-code';

const python = (code: string) => pythonClients('api/main.py', SourceCode.python(code)).map(({ name }) => name);
const node = (code: string) => nodeClients('lib/a.ts', SourceCode.javascript(code)).map(({ name }) => name);

test.each([
  ['from openai import OpenAI\nclient = OpenAI()\n', 'OPENAI_API_KEY'],
  ['import openai\nclient = openai.AsyncOpenAI(timeout=3)\n', 'OPENAI_API_KEY'],
  ['from openai import OpenAI\nclient = OpenAI(api_key=os.getenv("MY_KEY"))\n', 'MY_KEY'],
  ['from groq import Groq\nclient = Groq(\n    api_key=os.environ.get("GROQ_KEY"),\n)\n', 'GROQ_KEY'],
  ['from langchain_openai import ChatOpenAI\nmodel = ChatOpenAI(model="x")\n', 'OPENAI_API_KEY'],
])('the Python code %j needs %s', (code, name) => {
  expect(python(code)).toEqual([name]);
});

test.each([
  'from openai import OpenAI\n\ndef client():\n    return OpenAI()\n',
  'from openai import OpenAI\nclient = OpenAI(api_key=settings.key)\n',
  'from openai import OpenAI\nclient = OpenAI(api_key=os.getenv("KEY", "none"))\n',
  'from mine import OpenAI\nclient = OpenAI()\n',
])('the Python code %j can do without', (code) => {
  expect(python(code)).toEqual([]);
});

test.each([
  ['import { Resend } from "resend";\nexport const resend = new Resend(process.env.MAIL_KEY);', ['MAIL_KEY']],
  ['import { Resend } from "resend";\nconst resend = new Resend();', ['RESEND_API_KEY']],
  ['import OpenAI from "openai";\nconst openai = new OpenAI({ apiKey: process.env.AI_KEY, timeout: 3 });', ['AI_KEY']],
  ['import OpenAI from "openai";\nconst openai = new OpenAI({ timeout: 3 });', ['OPENAI_API_KEY']],
  ['import Stripe from "stripe";\nexport const stripe = new Stripe(process.env.STRIPE_KEY, { apiVersion: "x" });', ['STRIPE_KEY']],
  ['import { createClient } from "@supabase/supabase-js";\nconst db = createClient<Database>(\n  process.env.DB_URL,\n  process.env["DB_KEY"],\n);', ['DB_URL', 'DB_KEY']],
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
  'import { createClient } from "redis";\nconst client = createClient(process.env.KEY);',
])('the JavaScript code %j can do without', (code) => {
  expect(node(code)).toEqual([]);
});

test('it is told where the client is made', () => {
  expect(pythonClients('api/main.py', SourceCode.python('from openai import OpenAI\n\nclient = OpenAI()\n'))).toEqual([
    { name: 'OPENAI_API_KEY', place: 'api/main.py:3', required: true, form: 'text' },
  ]);
});
