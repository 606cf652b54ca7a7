import { ApplicationFolder } from '../../../../src/resolve/application-folder';
import { keysOfClients, pythonClients } from '../../../../src/resolve/settings/python/python-clients';
import { pythonSettings } from '../../../../src/resolve/settings/python/python-settings';
import { calledAtStart } from '../../../../src/resolve/settings/python/python-start';
import { SourceCode } from '../../../../src/util/source-code';
import { temporaryFolder, writeFiles } from '../../../support/application-folder';

const read = (code: string) => {
  const source = SourceCode.python(code);
  return pythonClients('api/main.py', source, calledAtStart([source]));
};
const python = (code: string) => read(code).map(({ name }) => name);

test.each([
  ['from openai import OpenAI\nclient = OpenAI()\n', 'OPENAI_API_KEY'],
  ['import openai\nclient = openai.AsyncOpenAI(timeout=3)\n', 'OPENAI_API_KEY'],
  ['from openai import OpenAI\nclient = OpenAI(api_key=os.getenv("MY_KEY"))\n', 'MY_KEY'],
  ['import openai\nclient = openai.AsyncClient()\n', 'OPENAI_API_KEY'],
  ['from openai import OpenAI\nkey = os.getenv("MY_KEY")\nclient = OpenAI(api_key=key)\n', 'MY_KEY'],
  ['import openai\ntry:\n    key: str | None = os.getenv("MY_KEY")\nexcept OSError:\n    key = os.environ.get("MY_KEY")\nclient = openai.Client(api_key=key)\n', 'MY_KEY'],
  ['from groq import Groq\nclient = Groq(\n    api_key=os.environ.get("GROQ_KEY"),\n)\n', 'GROQ_KEY'],
  ['from langchain_openai import ChatOpenAI\nmodel = ChatOpenAI(model="x")\n', 'OPENAI_API_KEY'],
  ['from langchain_openai.chat_models import ChatOpenAI as Model\nmodel = Model()\n', 'OPENAI_API_KEY'],
  ['from google import genai\nclient = genai.Client()\n', 'GOOGLE_API_KEY'],
  ['from google.genai import Client\nclient = Client(api_key=os.environ.get("GEMINI_KEY"))\n', 'GEMINI_KEY'],
  ['import google.genai\nclient = google.genai.Client()\n', 'GOOGLE_API_KEY'],
  ['from pydantic_ai import Agent\nagent = Agent("anthropic:claude", instructions="x")\n', 'ANTHROPIC_API_KEY'],
  ['from pydantic_ai import Agent\nagent = Agent[Deps, str](\n    model="openai:gpt-5",\n)\n', 'OPENAI_API_KEY'],
  ['from langchain.chat_models import init_chat_model\nmodel = init_chat_model("openai:gpt-5")\n', 'OPENAI_API_KEY'],
  ['from langgraph.prebuilt import create_react_agent\nagent = create_react_agent("openai:gpt-5", tools=[])\n', 'OPENAI_API_KEY'],
  ['from openai import OpenAI\n\ndef make():\n    key = os.getenv("MY_KEY")\n    return OpenAI(api_key=key)\n\nclient = make()\n', 'MY_KEY'],
  ['from openai import OpenAI\n\ndef connect():\n    return OpenAI()\n\ndef make():\n    return Agent(connect())\n\nagent = make()\n', 'OPENAI_API_KEY'],
  ['from openai import OpenAI\n\nclass Agent:\n    def __init__(self, key=None):\n        self.key = key or os.getenv("MY_KEY")\n        self.client = OpenAI(api_key=self.key)\n\nagent = Agent()\n', 'MY_KEY'],
  ['from openai import OpenAI\n\nclass Agent:\n    def __init__(self, key=None):\n        self.client = self._connect(key)\n\n    def _connect(self, key):\n        return OpenAI(api_key=key or os.getenv("MY_KEY"))\n\nagent = Agent()\n', 'MY_KEY'],
  ['from exa_py import Exa\nexa = Exa()\n', 'EXA_API_KEY'],
  ['from exa_py import Exa\nexa = Exa(os.getenv("EXA_KEY"))\n', 'EXA_KEY'],
  ['from openai import AzureOpenAI\nclient = AzureOpenAI(api_version="2024-10-21", azure_endpoint=ENDPOINT)\n', 'AZURE_OPENAI_API_KEY'],
  ['from langchain_community.tools.tavily_search import TavilySearchResults\nsearch = TavilySearchResults(max_results=3)\n', 'TAVILY_API_KEY'],
])('the Python code %j needs %s', (code, name) => {
  expect(python(code)).toEqual([name]);
});

test.each([
  'import os\nfrom supabase import create_client\n\nsupabase = create_client(os.getenv("DB_URL"), os.environ.get("DB_KEY"))\n',
  'from supabase import Client, create_client\nurl: str = os.getenv("DB_URL")\nkey = os.getenv("DB_KEY")\nsupabase: Client = create_client(supabase_url=url, supabase_key=key)\n',
  'import supabase\n\ndef connect():\n    return supabase.create_client(os.getenv("DB_URL"), os.getenv("DB_KEY"), options)\n\nclient = connect()\n',
])('the Python code %j needs the address and the key', (code) => {
  expect(python(code)).toEqual(['DB_URL', 'DB_KEY']);
});

test.each([
  'from openai import OpenAI\n\ndef client():\n    return OpenAI()\n',
  'from openai import OpenAI\nclient = OpenAI(api_key=settings.key)\n',
  'from openai import OpenAI\nkey = os.getenv("KEY", "none")\nclient = OpenAI(api_key=key)\n',
  'from openai import OpenAI\nclient = OpenAI(api_key=os.getenv("KEY", "none"))\n',
  'from mine import OpenAI\nclient = OpenAI()\n',
  'from openai import OpenAI\nclient = OpenAI(api_key="none" or os.getenv("KEY"))\n',
  'import openai\nclass OpenAI: ...\nclient = OpenAI()\n',
  'from llama_index.llms.openai import OpenAI\nmodel = OpenAI()\n',
  'from anthropic import Anthropic\nclient = Anthropic()\n',
  'from langchain.chat_models import init_chat_model\nmodel = init_chat_model("anthropic:claude")\n',
  'from pydantic_ai import Agent\nagent = Agent(model)\n',
  'from pydantic_ai import Agent\n\ndef agent():\n    return Agent("openai:gpt-5")\n',
  'from supabase import create_client\n\nclient = create_client(os.getenv("DB_URL", "http://db"), os.environ["DB_KEY"])\n',
  'from supabase import create_client\n\ndef connect():\n    return create_client(os.getenv("DB_URL"), os.getenv("DB_KEY"))\n',
  'from supabase import create_client\n\ndef connect():\n    if not on: return None\n    return create_client(os.getenv("DB_URL"), "x")\n\nclient = connect()\n',
  'from supabase import create_client\n\ndef connect():\n    try:\n        return create_client(os.getenv("DB_URL"), "x")\n    except Exception:\n        return None\n\nclient = connect()\n',
])('the Python code %j can do without', (code) => {
  expect(python(code)).toEqual([]);
});

test('it is told where the client is made', () => {
  expect(read('from openai import OpenAI\n\nclient = OpenAI()\n')).toEqual([
    { name: 'OPENAI_API_KEY', place: 'api/main.py:3', required: true, form: 'text' },
  ]);
});

test.each([
  ['client = OpenAI(api_key=settings.openai_key)\n', ['OPENAI_KEY']],
  ['client = OpenAI(api_key=OPENAI_KEY, timeout=3)\n', ['OPENAI_KEY']],
  ['client = OpenAI(api_key=settings.openai_key or "none")\n', []],
  ['client = OpenAI(api_key=read("key"))\n', []],
  ['client = create_client(settings.db_url, supabase_key=settings.db_key)\n', ['DB_URL', 'DB_KEY']],
  ['client = OpenAI()\n', []],
  ['def client():\n    return OpenAI(api_key=settings.openai_key)\n', []],
])('the Python code %j gives its client the settings %j', (code, names) => {
  const source = SourceCode.python(`from openai import OpenAI\nfrom supabase import create_client\n${code}`);
  expect(keysOfClients(source, calledAtStart([source]))).toEqual(names);
});

test('a client of an address and a token needs both, where it takes them from the environment', () => {
  expect(python('from upstash_redis import Redis\nredis = Redis.from_env()\n')).toEqual(['UPSTASH_REDIS_REST_URL', 'UPSTASH_REDIS_REST_TOKEN']);
});

test('what takes the place of a key is one', () => {
  expect(python('from openai import AzureOpenAI\nclient = AzureOpenAI(azure_ad_token_provider=provider)\n')).toEqual([]);
  expect(python('from exa_py import Exa\nexa = Exa(settings.exa)\n')).toEqual([]);
  expect(python('from exa_py import Exa\nexa = Exa(**options)\n')).toEqual([]);
});

test('the key that a client is given is required, unless the code has a value for it', () => {
  const root = temporaryFolder();
  writeFiles(root, { 'main.py': 'from openai import OpenAI\n\nclass Settings(BaseSettings):\n    a: str = ""\n    b: str = "b"\n    c: str = ""\n\nsettings = Settings()\nfirst = OpenAI(api_key=settings.a)\nsecond = OpenAI(api_key=settings.b)\n' });
  expect(pythonSettings(new ApplicationFolder(root, '.')).map(({ name, required }) => [name.toLowerCase(), required])).toEqual([['a', true], ['b', false], ['c', false]]);
});

test('Logfire sends only with a token, unless the code says otherwise', () => {
  const logfire = (given: string) => read(`import logfire\nlogfire.configure(${given})\n`);
  expect(logfire('distributed_tracing=True')).toEqual([
    { name: 'LOGFIRE_SEND_TO_LOGFIRE', fallback: 'if-token-present', place: 'api/main.py:2', required: true, form: 'text' },
  ]);
  expect(logfire('send_to_logfire=False')).toEqual([]);
  expect(logfire('token=settings.token')).toEqual([]);
});
