import { buildFinding, complaint, meaningfulLine } from '../../../src/cli/prove/causes';

test.each([
  [
    'an error of types with its place',
    'Failed to compile.\n\n./src/http.ts:28:47\nType error: Type \'undefined\' does not satisfy the constraint \'object\'.\n\n  26 | }\n',
    'Type error: Type \'undefined\' does not satisfy the constraint \'object\'. ./src/http.ts:28:47',
  ],
  [
    'an error of a stylesheet with its place',
    'Failed to compile.\n\n./app/card.module.css:1:1\nSyntax error: Selector ":root" is not pure\n\n> 1 | :root {\n',
    'Syntax error: Selector ":root" is not pure ./app/card.module.css:1:1',
  ],
  [
    'what a script complains of, and not that the package manager says so',
    '$ next build\n × Cannot read the lock\nerror: script "build" exited with code 1\n ELIFECYCLE  Command failed with exit code 1.\n',
    '× Cannot read the lock',
  ],
  [
    'the exception of a Python program, and not the way there',
    'INFO: Started\nTraceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n    os.environ["TOKEN"]\nKeyError: \'TOKEN\'\n',
    "KeyError: 'TOKEN'",
  ],
  [
    'the first of several exceptions, which the others follow from',
    'ValueError: bad port\n\nDuring handling of the above exception, another exception occurred:\n\nRuntimeError: no start\n',
    'ValueError: bad port',
  ],
  [
    'what a validation error is about',
    'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings\ntoken\n  Field required [type=missing]\n    For further information\n',
    'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings token Field required [type=missing]',
  ],
  [
    'what an error comes from, where that follows',
    'error: Request failed after 3 retries\n  Caused by: Failed to fetch: `https://index.example.com/x`\n  Caused by: dns error\n  Caused by: more\n',
    'error: Request failed after 3 retries Caused by: Failed to fetch: `https://index.example.com/x` Caused by: dns error',
  ],
  [
    'what an error of Node.js comes from, below the calls',
    'Error: Failed to collect configuration for /api/auth\n    at ignore-listed frames {\n  [cause]: Error: AUTH_SECRET is missing\n      at a (b.js:1)\n}\n',
    'Error: Failed to collect configuration for /api/auth [cause]: Error: AUTH_SECRET is missing',
  ],
  [
    'what newer releases of uv call the cause of one',
    'error: No solution found when resolving dependencies\n  cause: Because there is no version of x==5.4.2, your requirements are unsatisfiable.\n',
    'error: No solution found when resolving dependencies cause: Because there is no version of x==5.4.2, your requirements are unsatisfiable.',
  ],
  ['an error, and not the warning before it', '[WARN] GET https://example.com/a.tar.gz error (ENOTFOUND). Will retry: 2\nERR_PNPM_FETCH  request failed\n', 'ERR_PNPM_FETCH  request failed'],
  ['the error of a Node.js program', '\u001b[31m ⨯\u001b[0m Error: EROFS: read-only file system, mkdir \'/app/cache\'\n    at mkdir (node:fs:1)\n', " ⨯ Error: EROFS: read-only file system, mkdir '/app/cache'"],
  ['an error of a lifespan, and not the word before its stack', 'ERROR:    Traceback (most recent call last):\nOSError: [Errno 30] Read-only file system\n', 'OSError: [Errno 30] Read-only file system'],
  [
    'an exception, and not the line of code that raises it',
    "Traceback (most recent call last):\n  File \"base.py\", line 3, in connect\n  │   raise OSError('Multiple exceptions: {}'.format(\nOSError: Multiple exceptions: [Errno 111] Connect call failed\n",
    'OSError: Multiple exceptions: [Errno 111] Connect call failed',
  ],
  [
    'an exception, and not the code in the box that Rich draws around its stack',
    '╭───── Traceback (most recent call last) ─────╮\n│ ❱ 119 │ except CancelledError: failed │\n╰─────────────╯\nConfigError: You are not authenticated.\n',
    'ConfigError: You are not authenticated.',
  ],
  [
    'where an error of syntax is',
    '*** Error compiling \'./main.py\'...\n  File "./main.py", line 10\n    def wrong(:\n              ^\nSyntaxError: invalid syntax\n',
    'SyntaxError: invalid syntax File "./main.py", line 10',
  ],
  ['what is an error, and no harmless line that speaks of one', '2026-11-25T20:15:37+0000 INFO [None] api: event=error_reporter.selected: logging\n{"level": "info", "event": "error: none"}\nRuntimeError: var is not writable\n', 'RuntimeError: var is not writable'],
  ['what a server caught', 'ERROR:    Exception in ASGI application\nTraceback (most recent call last):\nKeyError: 1\n', 'KeyError: 1'],
  [
    'what a program of busybox was given wrongly, and not its usage',
    'wget: unrecognized option: retries\nBusyBox v1.37.0 (2025-08-05 16:40:33 UTC) multi-call binary.\n\nUsage: wget [-cqS] [-O FILE] URL...\n\n\t-O FILE\tSave to FILE; an error\n',
    'wget: unrecognized option: retries',
  ],
  ['what Next.js marks as an error, and not what it only warns of', ' ⚠ Attempted to load @next/swc, but an error occurred: no such file\n ⨯ Failed to load SWC binary\n', '⨯ Failed to load SWC binary'],
  ['the page that Next.js names in the next line', 'Error: Build optimization failed: found page without a React Component as default export in\npages/todo\n', 'Error: Build optimization failed: found page without a React Component as default export in pages/todo'],
  ['a complaint without the word error', 'npm warn deprecated x\nsh: next: not found\nbye\n', 'sh: next: not found'],
  ['no logger that has the word in its name', '{"logger": "uvicorn.error", "message": "Started: yes"}\nlistening\n', 'listening'],
  [
    'the package that could not be compiled, and not what its compiler said',
    '  × Failed to build `asyncpg==0.27.0`\n  ├─▶ The build backend returned an error\n      error: command gcc failed\n',
    '× Failed to build `asyncpg==0.27.0`',
  ],
  [
    'what comes below, where it says only that there is something',
    'Error: Turbopack build failed with 1 errors:\n./app/icon.ico\nProcessing image for metadata failed\nimage: not in RGBA\nmore\n',
    'Error: Turbopack build failed with 1 errors: ./app/icon.ico Processing image for metadata failed image: not in RGBA',
  ],
  [
    'what could not be compiled',
    'Failed to compile.\n\n./lib/client.ts\nModule not found: Can\'t resolve \'./generated\'\n\nhttps://example.com\n',
    "Failed to compile. ./lib/client.ts Module not found: Can't resolve './generated' https://example.com",
  ],
  ['else the last line', 'one\ntwo\n\n', 'two'],
])('finds %s', (_, log, line) => {
  expect(meaningfulLine(log)).toBe(line.trim());
});

test('a log that names no trouble has no complaint, an empty one no line', () => {
  expect(complaint('listening on 8000\n')).toBeUndefined();
  expect(meaningfulLine('\n \n')).toBeUndefined();
});

const OUTPUT = `#9 [builder 3/3] RUN uv pip install
#9 0.310 Using Python 3.13
#9 0.400 error: Failed to parse requirements
#9 ERROR: process "/bin/sh -c uv pip install" did not complete successfully: exit code: 2
------
 > [builder 3/3] RUN uv pip install:
0.310 Using Python 3.13
0.400 error: Failed to parse requirements
------
Dockerfile:12
--------------------
  12 | >>> RUN uv pip install
--------------------
ERROR: failed to solve: process "/bin/sh -c uv pip install" did not complete successfully: exit code: 2
✗ A build step failed; its output is above.
  Next: mend it; then npx projen build-images
  More: https://example.com
`;

test('of a build it is what the step that failed printed, with the verdict of the script', () => {
  expect(buildFinding(OUTPUT)).toEqual({
    line: 'error: Failed to parse requirements',
    likely: 'A build step failed. Next: mend it; then npx projen build-images',
  });
});

test('of a build it is the first cause, though BuildKit repeats only the end of a long output', () => {
  const frames = Array.from({ length: 10 }, (_, number) => `    at f${number} (page.js:1)`);
  const printed = ['Error: API_URL is required', ...frames, 'Export encountered an error on /page, exiting the build.'];
  const steps = printed.map((line, number) => `#9 1.${number} ${line}`).join('\n');
  const log = `#8 0.100 error: of another step\n${steps}\n#9 ERROR: process "x" did not complete\n------\n > [builder 3/3]:\n${printed.slice(-10).join('\n')}\n------\n`;
  expect(buildFinding(log).line).toBe('Error: API_URL is required');
});

test('of a build it is what Next.js says of a page, not that the page failed', () => {
  const why = '⨯ useSearchParams() should be wrapped in a suspense boundary at page "/404". Read more: https://nextjs.org/docs/messages/missing-suspense-with-csr-bailout';
  const printed = [why, '    at S (/app/.next/1.js:2:2692)', 'Error occurred prerendering page "/_not-found". Read more: https://nextjs.org/docs/messages/prerender-error'];
  const steps = [...printed, 'Export encountered an error on /_not-found/page: /_not-found, exiting the build.'].map((line) => `#9 1.0 ${line}`).join('\n');
  expect(buildFinding(`${steps}\n#9 ERROR: process "x" did not complete\n`).line).toBe(why);
});

test('of a build it is the package that Yarn could not build, not those that it had to', () => {
  const output = [
    '#7 39.78 ➤ YN0007: │ esbuild@npm:0.28.1 must be built because it never has been before or the last one failed',
    "#7 42.84 ➤ YN0009: │ pngquant-bin@npm:9.0.0 couldn't be built successfully (exit code 1, logs can be found here: /tmp/build.log)",
    '#7 44.64 ➤ YN0000: · Failed with errors in 42s',
    '#7 ERROR: process "/bin/sh -c yarn install --immutable" did not complete successfully: exit code: 1',
  ].join('\n');
  expect(buildFinding(output).line).toBe("➤ YN0009: │ pngquant-bin@npm:9.0.0 couldn't be built successfully (exit code 1, logs can be found here: /tmp/build.log)");
});

test('of a build it is not the hint that follows the package', () => {
  const log = OUTPUT.replaceAll('error: Failed to parse requirements', 'hint: Build failures usually indicate: x\n#9 0.500   × Failed to build `asyncpg==0.27.0`');
  expect(buildFinding(log).line).toBe('× Failed to build `asyncpg==0.27.0`');
});

test('of a build without such a step it is what BuildKit says', () => {
  expect(buildFinding('ERROR: failed to solve: python:3.99: not found\n')).toEqual({ line: 'python:3.99: not found', likely: 'look at the output of the build.' });
});

test('of a build that did not begin it is what the script says', () => {
  expect(buildFinding('✗ The Docker Engine does not answer.\n  Next: start it\n').line).toBe('The Docker Engine does not answer.');
});
