import { Project } from 'projen';
import { ContainerStack, FastApiService, Migrations, NextJsService, Postgres, Secret } from '../src';

/** The reference application, containerised by this library as any team would do it. */
export function addTodoStack(project: Project): void {
  const stack = new ContainerStack(project, {
    name: 'todo',
    kubernetes: { addresses: { frontend: 'https://todo.example.com', backend: 'https://api.todo.example.com' } },
    registry: 'ghcr.io/projen-containers',
    workflow: { platforms: ['linux/amd64', 'linux/arm64'] },
  });

  const postgres = new Postgres(stack, 'postgres');

  const backend = new FastApiService(stack, 'backend', {
    path: 'examples/todo/backend',
    database: postgres,
    migrations: Migrations.alembic(),
    environment: { LOG_LEVEL: 'INFO' },
    secrets: [Secret.fromEnvironment('OPENAI_API_KEY')],
  });

  const frontend = new NextJsService(stack, 'frontend', {
    path: 'examples/todo/frontend',
    environment: {
      API_URL: backend.publicUrl,
      CHAT_ENDPOINT: backend.publicUrl.path('/api/chat'),
      API_INTERNAL_URL: backend.url,
    },
  });
  backend.addEnvironment('CORS_ORIGINS', frontend.publicUrl);
}
