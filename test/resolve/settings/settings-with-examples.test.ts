import { withExamples } from '../../../src/resolve/settings/settings-with-examples';
import { applicationFolder } from '../../support/application-folder';

const setting = (name: string, required: boolean) => ({ name, place: 'main.py:1', required, form: 'text' as const });

test('a setting that is read in several places is one, with what examples and a compose file say of it', () => {
  const files = {
    '.env.example': 'API_URL=http://a\n',
    'docker-compose.yml': 'services:\n  api:\n    build: .\n    environment:\n      QUEUE_URL: amqp://queue:5672\n  queue:\n    image: rabbitmq:4\n',
  };
  const found = withExamples([applicationFolder(files)], [setting('API_URL', false), setting('API_URL', true), setting('QUEUE_URL', false)]);
  expect(found).toMatchObject([
    { name: 'API_URL', required: true, example: { value: 'http://a', place: '.env.example:1' } },
    { name: 'QUEUE_URL', server: expect.anything() as unknown },
  ]);
});
