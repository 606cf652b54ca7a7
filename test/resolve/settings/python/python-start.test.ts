import { calledAtLoad, runsAtStart } from '../../../../src/resolve/settings/python/python-start';
import { SourceCode } from '../../../../src/util/source-code';

const runs = (code: string) => {
  const source = SourceCode.python(code);
  return runsAtStart(source, source.text.indexOf('os.environ'), calledAtLoad([source]));
};

test.each([
  ['outside of functions', 'URL = os.environ["URL"]\n'],
  ['in a class', 'class A:\n    url = os.environ["URL"]\n'],
  ['in a function that is called', 'def url():\n    return os.environ["URL"]\n\n\nengine = create_engine(url(), echo=False)\n'],
  ['in one whose head has several lines', 'def url(\n    a=1,\n) -> str:\n    return os.environ["URL"]\n\n\nurl()\n'],
])('what stands %s runs at the start', (_, code) => {
  expect(runs(code)).toBe(true);
});

test.each([
  ['nobody calls', 'def url():\n    return os.environ["URL"]\n'],
  ['is only called in another one', 'def url():\n    return os.environ["URL"]\n\n\ndef other():\n    url()\n'],
  ['has a head of several lines', 'def url(\n    a=1,\n) -> str:\n    return os.environ["URL"]\n'],
  ['is a method of that name', 'def url():\n    return os.environ["URL"]\n\n\na.url()\n'],
])('what stands in a function that %s does not', (_, code) => {
  expect(runs(code)).toBe(false);
});
