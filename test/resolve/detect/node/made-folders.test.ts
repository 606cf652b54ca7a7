import { madeFolders } from '../../../../src/resolve/detect/node/made-folders';
import { SourceCode } from '../../../../src/util/source-code';

const made = (...codes: string[]) => madeFolders(codes.map((code, index) => ({ path: `lib/${index}.ts`, source: SourceCode.javascript(code) })));

test.each([
  ["const folder = join(process.cwd(), 'config');\nmkdirSync(folder, { recursive: true });", ['config']],
  ["const file = path.join(process.cwd(), 'data', 'files', `${id}.json`);\nawait fs.mkdir(path.dirname(file));", ['data/files']],
  ["mkdirSync(path.resolve(process.cwd(), './public/uploads/'));", ['public/uploads']],
  ["const file = path.join(process.env.DATA_DIR || process.cwd(), '/data/config.json');\nfs.mkdirSync(path.dirname(file));", ['data']],
  ['await mkdir(`${process.cwd()}/var/logs`);', ['var/logs']],
  ["await mkdir('./data/files', { recursive: true });", ['data/files']],
  ['await fs.promises.mkdir(`uploads/${user.id}`, { recursive: true });', ['uploads']],
  ["const FOLDER: string = process.env.UPLOAD_DIR || './uploads';\nfs.mkdirSync(FOLDER, { recursive: true });", ['uploads']],
  ["const folder = path.resolve('storage', 'files', name);\nawait mkdir(folder);", ['storage/files']],
  ['new winston.transports.File({ level: "error", filename: `logs/web/${day}.log` });', ['logs/web']],
  ["new DailyRotateFile({ filename: 'web-%DATE%.log', dirname: './logs' });", ['logs']],
  ["new DailyRotateFile({ dirname: '/var/log/web', filename: 'a-%DATE%.log' });", ['/var/log/web']],
])('code that makes a folder from where it starts: %j', (code, folders) => {
  expect(made(code)).toEqual(folders);
});

test.each([
  "const text = readFileSync(join(process.cwd(), 'content', name));",
  "mkdirSync('/tmp/x');",
  "mkdirSync(path.join('/tmp', name));",
  "mkdirSync(folder);\nawait new Promise((resolve) => resolve('done'));\nparts.join('-');",
  'function make(folder: string) { mkdirSync(folder); }',
  "mkdirSync('../data');",
  "mkdirSync('dist');",
  "new transports.File({ filename: 'web.log' });",
  'new transports.Console(); const options = { filename: "logs/web.log" };',
  "mkdirSync(join(process.cwd(), '.next/cache/x'));",
  'mkdirSync(join(process.cwd(), name));',
  "mkdirSync(join(process.cwd(), '../data'));",
  "// mkdirSync(join(process.cwd(), 'data'));",
])('code that makes none there: %j', (code) => {
  expect(made(code)).toEqual([]);
});

test('folders are told once, without those within them', () => {
  expect(made("mkdirSync(join(process.cwd(), 'data'));", "mkdirSync(join(process.cwd(), 'data', 'files'));\nmkdirSync(join(process.cwd(), 'a'));")).toEqual(['a', 'data']);
});
