import { packagesAbove } from '../../../../src/resolve/detect/python/packages-above';
import { applicationFolder, Files } from '../../../support/application-folder';

const above = (files: Files, entry = 'main.py', path = 'apps/api') => packagesAbove(applicationFolder({ [`${path}/x.txt`]: '', ...files }).below(path), [entry]);

test.each<[string, string, string | undefined, string]>([
  ['its own folder', 'from .config import settings\n', 'api', 'main.py'],
  ['its own folder, from a package in it', 'from ..config import settings\n', 'api', 'app/main.py'],
  ['the folder above', 'from ..shared import x\n', 'apps.api', 'main.py'],
  ['no folder, where the imports stay in a package', 'from .config import settings\n', undefined, 'app/main.py'],
  ['no folder, without relative imports', 'from config import settings\nimport shared\n', undefined, 'main.py'],
  ['no folder, where an import is tried only', 'try:\n    from .config import settings\nexcept ImportError:\n    from config import settings\n', undefined, 'main.py'],
  ['no folder, for types alone', 'if TYPE_CHECKING:\n    from ..shared import x\n', undefined, 'main.py'],
  ['no folder that is not there', 'from ...... import x\n', undefined, 'main.py'],
])('an application needs as a package %s', (_what, code, name, entry) => {
  expect(above({ [`apps/api/${entry}`]: code }, entry).name).toBe(name);
});

test('what a module needs that is imported by the one that is served counts, and what others need does not', () => {
  const files = { 'apps/api/app/main.py': 'from .routers import items\n', 'apps/api/app/routers/items.py': 'from ...config import settings\n', 'apps/api/seed.py': 'from ..shared import x\n' };
  expect(above(files, 'app/main.py')).toEqual({ name: 'api', sources: [] });
});

test('what lies outside of the folder is among the sources, with what it needs itself', () => {
  const files = {
    'src/apps/__init__.py': '',
    'src/apps/api/main.py': 'from ..shared.config import settings\nfrom .. import names\nfrom ..api import routes\n',
    'src/apps/api/routes.py': '',
    'src/apps/names.py': '',
    'src/apps/shared/config.py': 'from ...libs import paths\nfrom ..unknown import x\n',
    'src/libs/paths.py': '',
    'src/unused/a.py': '',
  };
  expect(above(files, 'main.py', 'src/apps/api')).toEqual({ name: 'src.apps.api', sources: ['../../libs', '../__init__.py', '../names.py', '../shared'] });
});

test('modules may import each other in a circle', () => {
  expect(above({ 'apps/api/main.py': 'from .a import x\n', 'apps/api/a.py': 'from .main import y\n' })).toEqual({ name: 'api', sources: [] });
});

test('a folder whose name means something else in it is left as it is', () => {
  expect(above({ 'apps/api/main.py': 'from .config import settings\n', 'apps/api/api.py': '' }).name).toBeUndefined();
});

test('the root of a repository has no name of its own', () => {
  expect(packagesAbove(applicationFolder({ 'main.py': 'from .config import settings\n' }), ['main.py'])).toEqual({ sources: [] });
});

test('a package beside the folder makes it one, too, where its imports ask for it', () => {
  const files = { 'api/index.py': 'from backend.core.config import settings\n', 'backend/core/config.py': 'from .base import x\n', 'backend/core/base.py': '' };
  expect(above(files, 'index.py', 'api')).toEqual({ name: 'api', sources: ['../backend'] });
});

test.each<[string, Files, ReadonlySet<string>]>([
  ['is in the folder as well', { 'api/backend/core.py': '' }, new Set()],
  ['is installed', {}, new Set(['backend'])],
  ['is imported where it is there alone', { 'api/index.py': 'try:\n    from backend.core import x\nexcept ImportError:\n    x = None\n' }, new Set()],
])('what lies beside the folder is not asked for where it %s', (_, more, dependencies) => {
  const files = { 'api/index.py': 'from backend.core import x\n', 'backend/core.py': '', ...more };
  expect(packagesAbove(applicationFolder(files).below('api'), ['index.py'], dependencies)).toEqual({ sources: [] });
});
