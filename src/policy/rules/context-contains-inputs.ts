import { folderInWords } from '../../util/folder-in-words';
import { didYouMean } from '../../util/suggest';
import { isTestFile } from '../../util/test-files';
import { eachModel } from '../checks';
import { backend } from '../example-code';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

/** Files for people, which no application reads. */
const DOCUMENT = /\.(?:md|mdx|rst)$|(?:^|\/)(?:LICEN[CS]E|README|CHANGELOG|CONTRIBUTING)[^/]*$/i;

export const contextContainsInputs = builtInRule({
  id: 'context-contains-inputs',
  severity: Severity.HIGH,
  description: 'Everything a build needs is in its build context, is not excluded by the ignore file, and is no symbolic link to a path outside.',
  page: {
    why: 'Otherwise the build fails minutes later with a message from the engine, or succeeds with an incomplete image: a link without its target breaks only when something reads it.',
    equivalents: ['BuildKit CopyIgnoredFile', 'docker build: "failed to compute cache key: not found"'],
    bad: { code: backend("sources: ['scr']") },
    good: { code: backend("sources: ['src']") },
  },
  check: eachModel(({ imageBuild: build }) => {
    if (!build?.contents) return undefined;
    const { entries, inputs, linksOutside } = build.contents;
    const beyond = inputs.filter(({ path }) => path.startsWith('../'));
    const outside = beyond.filter(({ path }) => !beyond.some((other) => path.startsWith(`${other.path}/`))).map(({ path, source }) => ({
      what: `"${path}" lies outside of ${build.context}, which is the build context.`,
      fix: 'Move it into the repository, beyond which no build context reaches.',
      source,
    }));
    const missing = inputs.filter((input) => !input.exists && !beyond.includes(input)).map(({ path, source }) => ({
      what: `"${path}" is not in ${folderInWords(build.context)}.${didYouMean(path, entries)}`,
      fix: 'Correct the name, or create it; it has to lie in the folder that path names.',
      source,
    }));
    const ignored = inputs.filter(({ exists, admitted }) => exists && !admitted).map(({ path, source }) => ({
      what: `"${path}" does not pass the ignore file of the build.`,
      fix: `Add it to sources: [${build.ignore.include.join(', ')}] are let through.`,
      source,
    }));
    const links = linksOutside.filter((path) => !DOCUMENT.test(path) && !isTestFile(path)).map((path) => ({
      what: `"${path}" is a link to outside of ${folderInWords(build.context)}; the image would get it without its target.`,
      fix: 'Put a copy in its place, or give path a folder that holds both.',
      source: 'sources',
    }));
    return [...outside, ...missing, ...ignored, ...links];
  }),
});
