import { ApplicationFolder } from '../../src/resolve/application-folder';
import { gpuLibraries } from '../../src/resolve/gpu-libraries';
import { findPythonInstallation } from '../../src/resolve/python-installation';
import { Files, temporaryFolder, writeFiles } from '../support/application-folder';

function found(files: Files) {
  const root = temporaryFolder();
  writeFiles(root, files);
  return gpuLibraries(findPythonInstallation(new ApplicationFolder(root, '.'), { extras: [], groups: [], buildSecrets: [] })!);
}

const lock = (name: string, markers: string) => `[[package]]\nname = "${name}"\nversion = "1.0"\ngroups = ["main"]\nmarkers = ${markers}\n\n`;
const TORCH = '[[package]]\nname = "torch"\nversion = "2.9.0"\ngroups = ["main"]\n\n[[package]]\nname = "fastapi"\nversion = "1.0"\ngroups = ["main"]\n\n';

test('the packages of a lock file that Linux gets are listed, sorted', () => {
  expect(found({ 'poetry.lock': TORCH + lock('nvidia-nccl-cu12', "'platform_system == \"Linux\"'") + lock('nvidia-cublas-cu12', "'platform_system == \"Linux\"'") })).toEqual({
    packageManager: 'poetry',
    file: 'poetry.lock',
    variants: ['torch'],
    packages: ['nvidia-cublas-cu12', 'nvidia-nccl-cu12'],
    listed: true,
  });
});

test('a lock file without them says that there are none', () => {
  expect(found({ 'poetry.lock': TORCH })).toBeUndefined();
  expect(found({ 'poetry.lock': TORCH + lock('nvidia-cublas-cu12', "'sys_platform == \"win32\"'") })).toBeUndefined();
});

test('in a manifest what brings them shows, unless it asks for others', () => {
  const manifest = (more: string) => ({ 'pyproject.toml': `[project]\nname = "a"\ndependencies = ["fastapi", "torch"]\n${more}` });
  expect(found(manifest(''))).toMatchObject({ packages: ['torch'], listed: false, packageManager: 'pyproject' });
  expect(found(manifest('[[tool.uv.index]]\nname = "pytorch-cpu"\nurl = "https://download.pytorch.org/whl/cpu"\n'))).toBeUndefined();
});

test('an application without torch has none', () => {
  expect(found({ 'requirements.txt': 'fastapi\nuvicorn\n' })).toBeUndefined();
});
