import { neededPackages } from '../../../../src/resolve/detect/python/needed-packages';
import { applicationFolder } from '../../../support/application-folder';

test('what the application is loaded with is needed, but neither its own modules nor what it can do without', () => {
  const folder = applicationFolder({
    'main.py': 'import logging\nfrom fastapi import FastAPI\nfrom store import rows\nimport apscheduler.triggers\ntry:\n    import orjson\nexcept ImportError:\n    orjson = None\napp = FastAPI()\n',
    'store.py': 'import cloudinary\n',
    'fill.py': 'import faker\n',
    'tests/test_main.py': 'import pytest\n',
  });
  expect([...neededPackages(folder)]).toEqual([['fastapi', 'main.py'], ['apscheduler', 'main.py'], ['cloudinary', 'store.py']]);
});
