import { Instruction } from '../../../src/model/instruction';
import { BASE_FAMILIES } from '../../../src/resolve/images/base-families';
import { addPython, interpreterStages, PythonRuntime } from '../../../src/resolve/images/python-runtime';
import { rendered } from '../../support/dockerfile';

const ENVIRONMENT = Instruction.environment({ PATH: '/opt/venv/bin' });

function runtime(family: 'slim' | 'alpine' | 'distroless', about: Partial<PythonRuntime> = {}, custom = false): PythonRuntime {
  return {
    base: { family, facts: BASE_FAMILIES[family], image: `${family}:1`, custom },
    pythonImage: 'python:3.13',
    user: '1001:1002',
    buildSecrets: [],
    runtimePackages: [],
    optionalLibraries: [],
    dependenciesStage: 'stripped',
    ...about,
  };
}
const stages = (...about: Parameters<typeof runtime>) => interpreterStages(runtime(...about), []).map(({ name }) => name);
const ships = (...about: Parameters<typeof runtime>) => rendered(...addPython(runtime(...about), ENVIRONMENT));

test('the own Debian takes all that the interpreter has, and proves that nothing is missing', () => {
  expect(stages('slim')).toEqual(['interpreter']);
  expect(ships('slim')).toContain('cp --archive --no-clobber /interpreter/usr /interpreter/etc /interpreter/var /');
  expect(ships('slim')).toContain('# Check that every shared library that a native module needs is here. A mount lets BuildKit copy the dependencies in parallel.\nRUN --mount=type=bind,from=stripped,');
});

test.each([['alpine', false], ['distroless', false], ['slim', true]] as const)('%s (own base: %s) gets what it lacks, put together in a stage of its own', (family, custom) => {
  expect(stages(family, {}, custom)).toEqual(['interpreter', 'assembled']);
  expect(ships(family, {}, custom)).toContain('COPY --link --from=assembled /filesystem /\n');
  const assembled = rendered(...interpreterStages(runtime(family, {}, custom), [])[1].instructions);
  expect(assembled).toContain(`--mount=type=bind,from=${family}:1,source=/,target=/base`);
  expect(assembled).toContain('grep -vxFf /dev/shm/here');
  expect(assembled).toContain("echo 'app:x:1001:1002::/nonexistent:/sbin/nologin' >> /filesystem/etc/passwd");
});

test('what has no shell runs none', () => {
  expect(ships('distroless')).not.toContain('RUN');
});

test('no package manager ships', () => {
  expect(ships('slim')).toContain('rm -rf /usr/bin/apt* /usr/bin/dpkg*');
  expect(ships('alpine')).toContain('rm -f "$(command -v apk)"');
});

test('packages that are asked for ship on every base', () => {
  const about = { runtimePackages: ['libmagic1t64'] };
  expect(rendered(...interpreterStages(runtime('slim', about), [])[0].instructions)).toContain('apt-get install --yes --no-install-recommends libmagic1t64 ');
  expect(rendered(...interpreterStages(runtime('distroless', about), [])[1].instructions)).toContain('dpkg --listfiles libmagic1t64');
  expect(ships('alpine', { runtimePackages: ['libmagic'] })).toMatch(/apk add --no-cache libmagic\n[\s\S]*rm -f "\$\(command -v apk\)"/);
});

test('additions of the team stand before the standard library is compiled', () => {
  const [interpreter] = interpreterStages(runtime('slim'), [Instruction.raw('RUN echo ours')]);
  expect(rendered(...interpreter.instructions)).toMatch(/RUN echo ours[\s\S]*compileall/);
});
