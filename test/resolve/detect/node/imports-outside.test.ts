import { importsOutside } from '../../../../src/resolve/detect/node/imports-outside';
import { applicationFolder, Files } from '../../../support/application-folder';

const outside = (files: Files) => importsOutside(applicationFolder({ 'shared/prices.ts': '', 'types/order.ts': '', ...files }).below('web'));

test('folders beside the application are found by paths and by aliases, however deep the code is', () => {
  expect(outside({
    'web/app/page.tsx': "import { Basket } from '@/components/basket';\n",
    'web/components/basket.tsx': "import type { Price } from '@shared/prices';\nimport type { Order } from '../../types/order';\n",
    'web/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"], "@shared/*": ["../shared/*"] } } }',
  })).toEqual(['../shared', '../types']);
});

test('code that no build reads, what is not there, and what lies within lead nowhere', () => {
  expect(outside({
    'web/app/page.tsx': "import '../styles/a.css';\nimport x from '../../gone/x';\nimport y from '../lib/y';\n",
    'web/lib/y.ts': '',
    'web/scripts/seed.ts': "import '../../shared/prices';\n",
    'web/app/page.test.tsx': "import '../../shared/prices';\n",
  })).toEqual([]);
});

test('what tsconfig.json extends, and a module above, are files', () => {
  expect(outside({
    'tsconfig.base.json': '{ "extends": "./tsconfig.strict.json" }',
    'tsconfig.strict.json': '{}',
    'prices.ts': '',
    'web/app/page.tsx': "import { price } from '../../prices';\n",
    'web/tsconfig.json': '{ "extends": "../tsconfig.base" }',
  })).toEqual(['../prices.ts', '../tsconfig.base.json', '../tsconfig.strict.json']);
});
