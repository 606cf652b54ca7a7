import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BaseFamily, BaseProfile } from '../../../src/model/base-profile';
import { baseOf } from '../../../src/resolve/images/base-families';
import { addNodeRuntime, checkNativeModules, NodeRuntime, nodeRuntimeStage } from '../../../src/resolve/images/node-runtime';
import { temporaryFolder, writeFiles } from '../../support/application-folder';
import { rendered } from '../../support/dockerfile';
import { pinsOf } from '../../support/pins';

function runtime(family: BaseFamily): NodeRuntime {
  const base = baseOf(BaseProfile[family](), pinsOf((alias) => `${alias}:1`));
  return { nodeImage: 'node:24', base, user: '1001:1002', buildSecrets: [] };
}
const stageOf = (family: BaseFamily): string => rendered(...nodeRuntimeStage(runtime(family)).instructions);

test.each(['slim', 'alpine', 'distroless'] as const)('the runtime of %s is stripped, and is all that ships of its image', (family) => {
  expect(stageOf(family)).toContain('strip --strip-unneeded -o /runtime/usr/local/bin/node /usr/local/bin/node');
  expect(rendered(...addNodeRuntime(runtime(family)))).toMatch(/COPY --link --from=node \/runtime \/\n$/);
});

test('musl lacks the libraries of C++, glibc at most the one of atomic operations', () => {
  expect(stageOf('alpine')).toContain('libstdc++.so.6');
  expect(stageOf('slim')).not.toContain('libstdc++');
  expect(stageOf('slim')).toContain('libatomic.so.1');
});

test('where the base has no shell the user is named beforehand', () => {
  expect(stageOf('distroless')).toContain('from=distroless:1');
  expect(stageOf('distroless')).toContain('app:x:1001:1002:');
  expect(stageOf('slim')).not.toContain('/etc/passwd');
  expect(rendered(...addNodeRuntime(runtime('slim')))).toContain('app:x:1001:1002:');
});

describe('the check of native modules', () => {
  function check(files: Record<string, string>): { status: number | null; stderr: string } {
    const folder = temporaryFolder();
    writeFiles(folder, files);
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text, 'latin1');
    return spawnSync(process.execPath, [join(__dirname, '../../../assets/node/native-modules.cjs'), folder], { encoding: 'utf8' });
  }

  test('needs no shell, and leaves nothing in the image', () => {
    expect(rendered(checkNativeModules('/app'))).toContain('RUN --mount=type=bind,from=node,source=/native-modules.cjs,target=/native-modules.cjs \\\n    ["node", "/native-modules.cjs", "/app"]\n');
    expect(stageOf('distroless')).toContain("COPY <<'EOF' /native-modules.cjs\n");
  });

  test('passes an application without any', () => {
    expect(check({ 'server.js': 'x', 'node_modules/a/index.js': 'y' })).toMatchObject({ status: 0, stderr: '' });
  });

  test('passes a module of another system, which nothing loads here', () => {
    expect(check({ 'node_modules/a/prebuilds/other/a.node': 'a library of another system' }).status).toBe(0);
  });

  test('passes a module for another release of Node.js, and fails on the one for this', () => {
    const broken = readFileSync(process.execPath).toString('latin1', 0, 20);
    const prebuilds = 'node_modules/a/prebuilds/here';
    expect(check({ [`${prebuilds}/node-1.node`]: broken, [`${prebuilds}/node.abi1.musl.node`]: broken }).status).toBe(0);
    expect(check({ [`${prebuilds}/node-${process.versions.modules}.node`]: broken }).status).toBe(1);
  });

  test('fails on each that the loader does not take, and names it', () => {
    const broken = readFileSync(process.execPath).toString('latin1', 0, 20); // for this machine, as its header says
    const { status, stderr } = check({ 'node_modules/a/build/a.node': broken, 'node_modules/b/b.node': broken });
    expect(status).toBe(1);
    expect(stderr).toContain('node_modules/a/build/a.node');
    expect(stderr).toContain('node_modules/b/b.node');
  });
});
