import { HealthCheck } from '../../src/model/health-check';
import { renderDockerfile } from '../../src/render/dockerfile';
import { proxyDockerfile } from '../../src/resolve/proxy-image';

test('the official image gets its configuration, and loses what would help an intruder', () => {
  const healthProbe = HealthCheck.command(['wget', '-q', 'http://127.0.0.1:8080/-/healthy'])._toProbe();
  const dockerfile = proxyDockerfile({ nginxImage: 'nginx:1.29-alpine-slim', user: '101:101', port: 8080, healthProbe, labels: { title: 'shop-proxy' } });
  expect(renderDockerfile(dockerfile, 'docker/pins/Dockerfile')).toBe(`# The base images are pinned in docker/pins/Dockerfile.

# The shipped image: nginx and its routes.
FROM nginx:1.29-alpine-slim AS proxy
# Remove the package manager and all setuid and setgid programs.
RUN rm -f "$(command -v apk)" /usr/bin/apt* /usr/bin/dpkg* \\
 && find / -xdev -type f -perm /6000 -exec rm {} +
COPY nginx.conf /etc/nginx/nginx.conf
# org.opencontainers.image.revision is set by the build.
LABEL org.opencontainers.image.title="shop-proxy"
USER 101:101
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=40s --start-interval=1s --retries=3 \\
    CMD ["wget", "-q", "http://127.0.0.1:8080/-/healthy"]
# Ends what is under way first.
STOPSIGNAL SIGQUIT
# By its path: the image's entrypoint would edit the configuration of a plain "nginx".
CMD ["/usr/sbin/nginx"]
`);
});
