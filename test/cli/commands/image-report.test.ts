import { ProgramFolder, SHOP } from '../../support/cli';

const folder = new ProgramFolder(SHOP);

test('tells the size of each image beside its budget', async () => {
  folder.addDocker('[ "$3" != --format ] || echo 150000000');
  expect(await folder.run(['image-report'])).toEqual({ status: 0, stdout: 'shop-backend:local  150.0 MB of 200 MB', stderr: '' });
});

test('has status 1 for an image above its budget', async () => {
  folder.addDocker('[ "$3" != --format ] || echo 250000000');
  expect(await folder.run(['image-report'])).toMatchObject({ status: 1 });
});
