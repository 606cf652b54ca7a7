import { BaseFamily, BaseProfile } from '../../../src/model/base-profile';
import { Instruction } from '../../../src/model/instruction';
import { InstructionPoint } from '../../../src/model/instruction-point';
import { Base, baseOf, checkShell, hardenBase, runWithBinutils, nameUser, resetBase } from '../../../src/resolve/images/base-families';
import { Pins } from '../../../src/resolve/pins';
import { Problems } from '../../../src/util/problem';
import { temporaryFolder } from '../../support/application-folder';
import { rendered } from '../../support/dockerfile';
import { pinsOf } from '../../support/pins';

const pins = new Pins(temporaryFolder(), 'pins', new Problems());
const base = (family: BaseFamily): Base => baseOf(BaseProfile[family](), pins);
const custom = (family: BaseFamily): Base => ({ ...base(family), image: 'acme/base:3', custom: true });

test('each profile stands on the image of its pin', () => {
  expect((['slim', 'alpine', 'distroless'] as const).map((family) => base(family).image)).toEqual([
    'debian:trixie-slim',
    'alpine:3.23',
    'gcr.io/distroless/cc-debian13:nonroot',
  ]);
});

test('an own base stands in for that of its family', () => {
  const own = pinsOf((alias) => `registry.acme.example/${alias}:3`);
  expect(baseOf(BaseProfile.custom('acme-base', BaseProfile.slim()), own)).toMatchObject({
    family: 'slim',
    image: 'registry.acme.example/acme-base:3',
    custom: true,
  });
});

test('strip comes from the installer of the distribution, behind a proxy too', () => {
  const text = (family: BaseFamily): string => rendered(runWithBinutils(base(family), ['ca'], ['strip x']));
  expect(text('slim')).toMatch(/^RUN apt-get update \\\n && apt-get install --yes [\s\S]* && strip x\n$/);
  expect(text('distroless')).toBe(text('slim'));
  expect(text('alpine')).toMatch(/^RUN --mount=type=secret,id=ca \\\n[\s\S]*SSL_CA_CERT_FILE[\s\S]* && apk add --no-cache binutils~2 \\\n && strip x\n$/);
});

describe('what a base may have set is taken back', () => {
  test('not from the public ones, which are known', () => {
    expect(resetBase(base('slim'))).toEqual([]);
    expect(resetBase(base('alpine'))).toEqual([]);
  });

  test('the user of distroless', () => {
    expect(rendered(...resetBase(base('distroless')))).toMatch(/^#.*\nUSER 0\n$/);
  });

  test('user and entry point of an own one', () => {
    expect(rendered(...resetBase(custom('alpine')))).toMatch(/\nENTRYPOINT \[\]\n[\s\S]*\nUSER 0\n$/);
  });
});

describe('hardening', () => {
  test.each([
    ['slim', 'rm -rf /usr/bin/apt* /usr/bin/dpkg*'],
    ['alpine', 'rm -f "$(command -v apk)"'],
  ] as const)('of %s takes the package manager and the rights of others', (family, removal) => {
    const text = rendered(...hardenBase(base(family), '1000:1000'));
    expect(text).toContain(removal);
    expect(text).toContain('-perm /6000');
  });

  test('of distroless has nothing to take, and nothing to take it with', () => {
    expect(hardenBase(base('distroless'), '1000:1000')).toEqual([]);
  });
});

test('the user has a name and a group, in whichever folder the files lie', () => {
  expect(nameUser('1001:1002', '/runtime')).toEqual([
    "echo 'app:x:1001:1002::/nonexistent:/sbin/nologin' >> /runtime/etc/passwd",
    "echo 'app:x:1002:' >> /runtime/etc/group",
  ]);
});

describe('shell commands of the team', () => {
  const problemsOf = (family: BaseFamily, at: InstructionPoint, instruction: Instruction): boolean => {
    const problems = new Problems();
    checkShell(base(family), (point) => (point === at ? [instruction] : []), 'shop/web', problems);
    return problems.any;
  };
  const run = Instruction.run(['true']);

  test('are a problem in what ships without a shell', () => {
    expect(problemsOf('distroless', InstructionPoint.RUNTIME_START, run)).toBe(true);
    expect(problemsOf('distroless', InstructionPoint.RUNTIME_END, run)).toBe(true);
    expect(problemsOf('distroless', InstructionPoint.RUNTIME_END, Instruction.raw('RUN ldconfig'))).toBe(true);
  });

  test('are none before, nor where there is a shell, nor if it is no command', () => {
    expect(problemsOf('distroless', InstructionPoint.BEFORE_BUILD, run)).toBe(false);
    expect(problemsOf('slim', InstructionPoint.RUNTIME_END, run)).toBe(false);
    expect(problemsOf('distroless', InstructionPoint.RUNTIME_END, Instruction.raw('RUN ["node", "--version"]'))).toBe(false);
    expect(problemsOf('distroless', InstructionPoint.RUNTIME_END, Instruction.environment({ A: 'b' }))).toBe(false);
  });
});
