import { readInstruction } from '../../src/model/docker-instruction';
import { HealthCheck } from '../../src/model/health-check';
import { Instruction } from '../../src/model/instruction';

const raw = (text: string) => readInstruction(Instruction.raw(text));

describe('of an instruction of ours', () => {
  test('RUN shows its commands, what it binds and the secrets it mounts', () => {
    const run = Instruction.run(['a', 'b'], { binds: [{ source: 'x' }, { from: 'uv', source: '/uv', target: '/bin/uv' }], secrets: ['ca'] });
    expect(readInstruction(run)).toMatchObject([
      { keyword: 'RUN', text: 'a && b', copies: [{ source: 'x' }, { from: 'uv', source: '/uv' }], secretIds: ['ca'], raw: false },
    ]);
  });

  test('COPY shows its sources and where they are from', () => {
    const copy = Instruction.copy({ sources: ['a', 'b'], destination: '/', from: 'builder' });
    expect(readInstruction(copy)).toMatchObject([{ keyword: 'COPY', copies: [{ from: 'builder', source: 'a' }, { from: 'builder', source: 'b' }] }]);
  });

  test('ENV shows what it sets', () => {
    expect(readInstruction(Instruction.environment({ A: '1', B: 'x y' }))).toMatchObject([
      { keyword: 'ENV', assignments: [{ name: 'A', value: '1' }, { name: 'B', value: 'x y' }] },
    ]);
  });

  test('CMD, HEALTHCHECK, WORKDIR and USER show their text', () => {
    const probe = HealthCheck.command(['check'])._toProbe();
    const instructions = [Instruction.command(['a', 'b']), Instruction.healthCheck(probe), Instruction.workdir('/app'), Instruction._words('USER', '0')];
    expect(instructions.flatMap(readInstruction).map(({ keyword, text }) => `${keyword} ${text}`)).toEqual([
      'CMD ["a","b"]',
      'HEALTHCHECK ["check"]',
      'WORKDIR /app',
      'USER 0',
    ]);
  });
});

describe('of a raw text', () => {
  test('each instruction is read, and comments are not', () => {
    expect(raw('# why\nUSER root\n\nrun  true # not a comment\n').map(({ keyword, text, raw: isRaw }) => [keyword, text, isRaw])).toEqual([
      ['USER', 'root', true],
      ['RUN', 'true # not a comment', true],
    ]);
  });

  test('continued lines are one', () => {
    expect(raw('ENV A=1 \\\n    B=2')).toMatchObject([{ assignments: [{ name: 'A', value: '1' }, { name: 'B', value: '2' }] }]);
  });

  test('a here-document belongs to its instruction', () => {
    const read = raw('RUN <<EOF\necho one\nUSER is not an instruction\nEOF\nUSER 1000:1000\n');
    expect(read.map(({ keyword }) => keyword)).toEqual(['RUN', 'USER']);
    expect(read[0].text).toContain('echo one');
  });

  test.each([
    ['ENV A=1', [['A', '1']]],
    ['ENV A="x y" B=\'z\'', [['A', 'x y'], ['B', 'z']]],
    ['ENV OLD the old form', [['OLD', 'the old form']]],
    ['ARG NAME', [['NAME', '']]],
    ['ARG NAME=value', [['NAME', 'value']]],
    ['LABEL "a.b"=c', [['a.b', 'c']]],
  ])('%s sets its names', (text, assignments) => {
    expect(raw(text)[0].assignments.map(({ name, value }) => [name, value])).toEqual(assignments);
  });

  test.each([
    ['COPY a b /c/', ['a', 'b']],
    ['COPY --chown=1:1 --link a /c', ['a']],
    ['ADD ["a b", "c", "/d/"]', ['a b', 'c']],
    ['COPY <<EOF /file\nx\nEOF', []],
    ['RUN --mount=type=bind,source=pkg,target=/x --mount=type=bind,target=/y make', ['pkg', '.']],
  ])('%j takes what it names', (text, sources) => {
    expect(raw(text)[0].copies.map(({ source }) => source)).toEqual(sources);
  });

  test('what comes from another stage is told apart', () => {
    expect(raw('COPY --from=builder /a /b')[0].copies).toEqual([{ from: 'builder', source: '/a' }]);
    expect(raw('RUN --mount=type=bind,from=uv,source=/uv,target=/uv true')[0].copies).toEqual([{ from: 'uv', source: '/uv' }]);
  });

  test('the secrets of a RUN are named', () => {
    expect(raw('RUN --mount=type=secret,id=token,required --mount=type=secret,target=/x,id=other cat /x')[0].secretIds).toEqual(['token', 'other']);
  });
});
