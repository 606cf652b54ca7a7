import { FastApiService, NextJsService } from '../../../src';
import { stopGrace } from '../../../src/policy/rules/stop-grace';
import { Say, testRule } from '../../support/policy';

const backend = (keys: Record<string, unknown>): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride(keys);

testRule(stopGrace, {
  message: {
    say: backend({ stop_grace_period: '10s' }),
    findings: [
      {
        where: 'shop/backend',
        what: 'The container gets 10 s to stop, its server gives requests 20 s.',
        fix: "Give it more than 20 s, such as stop_grace_period: '30s'.",
        source: 'addComposeOverride',
      },
    ],
  },
  catches: {
    'just as much': { say: backend({ stop_grace_period: '20s' }), what: ['The container gets 20 s to stop, its server gives requests 20 s.'] },
    'a server that takes more': {
      say: backend({ command: ['uvicorn', 'src.main:app', '--timeout-graceful-shutdown', '60'] }),
      what: ['The container gets 30 s to stop, its server gives requests 60 s.'],
    },
    'a signal that no server sees': { say: backend({ stop_signal: 'SIGKILL' }), what: ['stop_signal is SIGKILL, which no server can answer.'] },
  },
  allows: {
    'what the library gives': { say: (stack) => new FastApiService(stack, 'backend', { path: 'backend' }) },
    'more, in other units': { say: backend({ stop_grace_period: '1m30s' }) },
    'another signal': { say: backend({ stop_signal: 'SIGINT' }) },
    'a server without a limit': { say: (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' }).addComposeOverride({ stop_grace_period: '1s' }) },
  },
});
