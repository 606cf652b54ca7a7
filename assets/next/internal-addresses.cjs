'use strict';
// Code on the server may open an address that is for browsers, such as http://localhost:8000. In a container that is the
// container itself, so connections to it go to the service that has this address outside.
// INTERNAL_ADDRESSES holds both: http://localhost:8000=http://backend:8000, with commas between several.
const { Socket } = require('node:net');

const pairs = (process.env.INTERNAL_ADDRESSES || undefined)?.split(',') ?? [];
const services = new Map(pairs.map((pair) => {
  const [outside, inside] = pair.split('=').map((address) => new URL(address));
  return [outside.host, { host: inside.hostname, port: inside.port }];
}));
const named = (host) => (['127.0.0.1', '0.0.0.0', '::1'].includes(host) ? 'localhost' : host);

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const values = Array.isArray(given[0]) ? given[0] : given; // net.connect() hands its arguments over in an array
  const [options] = values;
  const service = services.get(`${named(options?.host)}:${options?.port}`);
  if (service) values[0] = { ...options, ...service };
  return connect.apply(this, given);
};
