// A backend that takes its time: each answer is an empty list, after SLOW_MILLISECONDS.
import { createServer } from 'node:http';

createServer((request, response) => {
  console.log(request.url);
  setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('[]'), Number(process.env.SLOW_MILLISECONDS));
}).listen(8080, () => console.log('ready'));

process.on('SIGTERM', () => process.exit());
