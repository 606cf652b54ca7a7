// Speaks as much of OpenAI's streaming protocol as the assistant uses. What the model says follows from the last
// message: after a tool it confirms; add "…" makes it call the tool; "slowly" makes it take SLOW_MILLISECONDS.
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';

const SLOW_MILLISECONDS = Number(process.env.SLOW_MILLISECONDS ?? 4000);

createServer(async (request, response) => {
  const { messages } = JSON.parse((await request.toArray()).join(''));
  const { role, content } = messages.at(-1);
  console.log(JSON.stringify({ url: request.url, authorization: request.headers.authorization, role, content }));

  const send = (data) => response.write(`data: ${data}\n\n`);
  const choose = (delta, finish_reason = null) =>
    send(JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model: 'test', choices: [{ index: 0, delta, finish_reason }] }));
  const call = (name, input) =>
    choose({ tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name, arguments: JSON.stringify(input) } }] });

  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const [, title] = /add "(.+)"/.exec(content) ?? [];
  if (role === 'user' && title) {
    call('add_todo', { title });
    choose({}, 'tool_calls');
  } else {
    choose({ content: role === 'tool' ? 'It is on your list' : 'First word' });
    if (content.includes('slowly')) await setTimeout(SLOW_MILLISECONDS);
    choose({ content: ', and that was the last word.' });
    choose({}, 'stop');
  }
  send('[DONE]');
  response.end();
}).listen(8080, () => console.log('ready'));

process.on('SIGTERM', () => process.exit());
