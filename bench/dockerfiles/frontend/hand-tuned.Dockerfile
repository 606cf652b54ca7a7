# What a patient engineer comes to without the library: a bare Alpine, the stripped runtime, the traced output without
# the image optimiser, caches for npm and for the compiler.
FROM node:24-alpine AS deps
WORKDIR /app
RUN --mount=type=bind,source=package.json,target=package.json \
    --mount=type=bind,source=package-lock.json,target=package-lock.json \
    --mount=type=cache,target=/root/.npm \
    npm ci --no-audit --no-fund

FROM deps AS builder
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1
COPY . .
RUN --mount=type=cache,target=/app/.next/cache \
    NEXT_PRIVATE_STANDALONE=true npm run build \
    && rm -rf .next/standalone/node_modules/sharp .next/standalone/node_modules/@img \
    && mv public .next/standalone/public \
    && mv .next/static .next/standalone/.next/static

FROM node:24-alpine AS node
RUN apk add --no-cache binutils && strip --strip-all /usr/local/bin/node

FROM alpine:3.23
COPY --link --from=node /usr/lib/libstdc++.so.6 /usr/lib/libgcc_s.so.1 /usr/lib/
COPY --link --from=node /usr/local/bin/node /usr/local/bin/node
WORKDIR /app
ENV NODE_ENV=production \
    HOSTNAME=0.0.0.0 \
    PORT=3000
COPY --link --from=builder /app/.next/standalone /app
USER 1000:1000
EXPOSE 3000
CMD ["node", "server.js"]
