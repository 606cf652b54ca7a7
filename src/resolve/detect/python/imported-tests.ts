import { absoluteName, importsIn } from './python-imports';
import { mayBeNamed, PythonModule } from './python-module';
import { isTestFile } from '../../../util/test-files';

/**
 * Modules among the tests that an application imports, such as routes which only a test environment has: without them it
 * does not start.
 *
 * @param modules of the application, without tests
 */
export function importedTests(modules: readonly PythonModule[], tests: readonly PythonModule[]): PythonModule[] {
  if (tests.length === 0 || modules.length === 0) return [];
  const names = modules.flatMap(testsNamedIn);
  const found = tests.filter((test) => names.some((name) => mayBeNamed(test, name)));
  return [...found, ...importedTests(found, tests.filter((test) => !found.includes(test)))];
}

/** Dotted names that code imports, and that would be those of tests. */
function testsNamedIn(module: PythonModule): string[] {
  if (!/test/.test(`${module.file} ${module.code}`)) return [];
  return importsIn(module.code)
    .map((each) => [absoluteName(each.module, module), each.name].filter(Boolean).join('.').split('.'))
    .flatMap((parts) => [parts, parts.slice(0, -1)])
    .filter((parts) => isTestFile(`${parts.join('/')}.py`))
    .map((parts) => parts.join('.'));
}
