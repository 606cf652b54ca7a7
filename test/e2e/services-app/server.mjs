// What a proxy finds hard: an answer that comes in pieces, a protocol that is switched, headers that clients make up.
import { createServer } from 'node:http';

const server = createServer(async (request, response) => {
  if (request.url.startsWith('/echo/stream')) {
    for (const piece of ['one', 'two', 'three']) {
      response.write(`${piece}\n`);
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
    response.end();
  } else {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ url: request.url, headers: request.headers }));
  }
});
server.on('upgrade', (_request, socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\n');
  socket.pipe(socket);
});
process.on('SIGTERM', () => process.exit(0));
server.listen(8090);
