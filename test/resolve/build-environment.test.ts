import { decideBuildEnvironment } from '../../src/resolve/build-environment';
import { Decisions } from '../../src/resolve/decisions';
import { applicationFolder, Files } from '../support/application-folder';

function decide(files: Files, option?: { [name: string]: string }) {
  const decisions = new Decisions();
  return { ...decideBuildEnvironment(decisions, applicationFolder(files), option), made: decisions.toModel() };
}

test('committed settings without a secret enter the build', () => {
  expect(decide({ '.env': 'A=1\n' })).toMatchObject({ files: ['.env'], variables: {}, made: [{ setting: '.env in the build', value: 'true' }] });
});

test('committed settings with a secret stay out, and it is told why', () => {
  expect(decide({ '.env': 'A=1\nAPI_TOKEN=abc\n' })).toMatchObject({
    files: [],
    made: [{ value: 'false', source: '.env:2, API_TOKEN has the name of a secret' }],
  });
});

test('a placeholder is a guess, and gives way to what is said or committed', () => {
  const code = { 'a.ts': 'process.env.API_URL!\nprocess.env.SITE!\nprocess.env.OTHER_URL!' };
  expect(decide({ ...code, '.env.production': 'SITE=shop\n' }, { API_URL: 'http://api.example' })).toMatchObject({
    variables: { API_URL: 'http://api.example', OTHER_URL: 'http://build.invalid' },
    made: [{ setting: '.env.production in the build' }, { setting: 'OTHER_URL in the build', origin: 'guess' }, { setting: 'API_URL in the build', origin: 'option' }],
  });
});
